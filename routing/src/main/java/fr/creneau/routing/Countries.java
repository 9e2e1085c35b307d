package fr.creneau.routing;

import com.graphhopper.routing.util.AreaIndex;
import com.graphhopper.routing.util.CustomArea;
import com.graphhopper.util.GHUtility;
import fr.creneau.core.geo.LatLon;
import java.util.Optional;

/** Which country a place is in, by the coarse borders that GraphHopper ships (some kilometres). Stateless. */
public final class Countries {
    private Countries() {}

    /** ISO 3166-1 alpha-2, as {@code FR}; empty at sea. Reads all borders: for a few questions, not for thousands. */
    public static Optional<String> findIso2(LatLon place) {
        AreaIndex<CustomArea> borders = new AreaIndex<>(GHUtility.readCountries());
        return borders.query(place.lat(), place.lon()).stream()
                .map(area -> String.valueOf(area.getProperties().get("id")))
                .filter(id -> id.matches("[A-Z]{2}"))
                .findFirst();
    }
}
