package fr.creneau.server.live;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.match.StreetPlace;
import fr.creneau.events.avro.VanMoved;

/**
 * A round's van as the live pages show it.
 *
 * @param moved the newest fix, as its device sent it
 * @param place on its street, or the fix's where no street is known
 * @param headingDegrees of the street as it is driven, else the device's; NaN: unknown
 */
public record VanNow(VanMoved moved, LatLon place, double headingDegrees, boolean onStreet) {
    static VanNow raw(VanMoved moved) {
        return new VanNow(moved, new LatLon(moved.getLat(), moved.getLon()), moved.getHeadingDeg(), false);
    }

    static VanNow on(StreetPlace street, VanMoved moved) {
        double heading = street.headingDegrees();
        return new VanNow(moved, street.place(), Double.isNaN(heading) ? moved.getHeadingDeg() : heading, true);
    }
}
