package fr.creneau.core.geo;

/**
 * A flat map in metres around one point (equirectangular, scaled at that point's latitude), on bare numbers for hot
 * loops. Distances are right within 1 % as long as the places are within about half a degree of latitude.
 *
 * @param lat degrees WGS 84, where the plane touches
 * @param lon degrees WGS 84, where the plane touches
 * @param metresPerLat metres of a degree of latitude
 * @param metresPerLon metres of a degree of longitude
 */
public record Plane(double lat, double lon, double metresPerLat, double metresPerLon) {
    /** The plane that touches the earth at this point. */
    public static Plane touching(double lat, double lon) {
        double perDegree = Math.toRadians(Geodesy.EARTH_RADIUS_METRES);
        return new Plane(lat, lon, perDegree, perDegree * Math.cos(Math.toRadians(lat)));
    }

    /** Metres east of the plane's point, of a longitude in degrees. */
    public double x(double lonDeg) {
        return (lonDeg - lon) * metresPerLon;
    }

    /** Metres north of the plane's point, of a latitude in degrees. */
    public double y(double latDeg) {
        return (latDeg - lat) * metresPerLat;
    }

    /** The place of a point of the plane. */
    public LatLon at(double x, double y) {
        return new LatLon(lat + y / metresPerLat, lon + x / metresPerLon);
    }
}
