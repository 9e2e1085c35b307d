package fr.creneau.core.geo;

/**
 * A point on the earth, degrees WGS 84.
 *
 * @param lat latitude, −90..90
 * @param lon longitude, −180..180
 */
public record LatLon(double lat, double lon) {
    public LatLon {
        if (!(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("latitude %s: expected -90..90 degrees".formatted(lat));
        }
        if (!(lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException("longitude %s: expected -180..180 degrees".formatted(lon));
        }
    }

    /** Great-circle distance in metres; see {@link Geodesy#metresBetween}. */
    public double metresTo(LatLon other) {
        return Geodesy.metresBetween(lat, lon, other.lat, other.lon);
    }
}
