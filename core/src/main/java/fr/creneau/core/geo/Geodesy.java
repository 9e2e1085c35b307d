package fr.creneau.core.geo;

/** Distances on the sphere, on bare numbers for hot loops. Stateless. */
public final class Geodesy {
    /** Mean radius of the earth in metres (IUGG mean R1). */
    public static final double EARTH_RADIUS_METRES = 6_371_008.8;

    private Geodesy() {}

    /** Great-circle distance in metres by the haversine formula; finite, never negative, for degrees WGS 84. */
    public static double metresBetween(double lat1, double lon1, double lat2, double lon2) {
        double sinLat = Math.sin(Math.toRadians(lat2 - lat1) / 2);
        double sinLon = Math.sin(Math.toRadians(lon2 - lon1) / 2);
        double h = sinLat * sinLat + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /** Initial bearing from the first point to the second, degrees clockwise from north, 0 ≤ b < 360. */
    public static double bearingDegrees(double lat1, double lon1, double lat2, double lon2) {
        double dLon = Math.toRadians(lon2 - lon1);
        double p1 = Math.toRadians(lat1);
        double p2 = Math.toRadians(lat2);
        double y = Math.sin(dLon) * Math.cos(p2);
        double x = Math.cos(p1) * Math.sin(p2) - Math.sin(p1) * Math.cos(p2) * Math.cos(dLon);
        return (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
    }
}
