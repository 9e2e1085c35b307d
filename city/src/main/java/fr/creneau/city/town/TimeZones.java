package fr.creneau.city.town;

import fr.creneau.core.geo.LatLon;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** The time zone of a town, by its country; elsewhere the whole hours that its longitude gives. Stateless. */
final class TimeZones {
    private static final Map<String, String> BY_COUNTRY = Map.ofEntries(
            Map.entry("FR", "Europe/Paris"),
            Map.entry("MC", "Europe/Monaco"),
            Map.entry("BE", "Europe/Brussels"),
            Map.entry("LU", "Europe/Luxembourg"),
            Map.entry("CH", "Europe/Zurich"),
            Map.entry("DE", "Europe/Berlin"),
            Map.entry("NL", "Europe/Amsterdam"),
            Map.entry("IT", "Europe/Rome"),
            Map.entry("ES", "Europe/Madrid"),
            Map.entry("PT", "Europe/Lisbon"),
            Map.entry("AT", "Europe/Vienna"),
            Map.entry("IE", "Europe/Dublin"),
            Map.entry("GB", "Europe/London"),
            Map.entry("AD", "Europe/Andorra"));

    private TimeZones() {}

    static ZoneId of(String country, LatLon place) {
        String zone = BY_COUNTRY.get(country);
        return zone != null ? ZoneId.of(zone) : ZoneOffset.ofHours((int) Math.round(place.lon() / 15));
    }
}
