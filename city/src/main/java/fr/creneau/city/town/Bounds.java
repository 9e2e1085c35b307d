package fr.creneau.city.town;

import fr.creneau.core.geo.LatLon;
import java.util.Collection;

/** A box of degrees WGS 84 that does not cross the date line. */
public record Bounds(double west, double south, double east, double north) {
    private static final double METRES_PER_DEGREE = 111_195;

    public Bounds {
        if (!(west <= east && south <= north)) {
            throw new IllegalArgumentException(
                    "bounds %s %s %s %s: expected west ≤ east and south ≤ north".formatted(west, south, east, north));
        }
    }

    /** The smallest box around one point or more. */
    public static Bounds around(Collection<LatLon> points) {
        double west = 180;
        double south = 90;
        double east = -180;
        double north = -90;
        for (LatLon point : points) {
            west = Math.min(west, point.lon());
            south = Math.min(south, point.lat());
            east = Math.max(east, point.lon());
            north = Math.max(north, point.lat());
        }
        return new Bounds(west, south, east, north);
    }

    /** The box with so many metres more on every side. */
    public Bounds widened(double metres) {
        double lat = metres / METRES_PER_DEGREE;
        double lon = lat / Math.cos(Math.toRadians(middle().lat()));
        return new Bounds(west - lon, south - lat, east + lon, north + lat);
    }

    public boolean contains(LatLon point) {
        return point.lon() >= west && point.lon() <= east && point.lat() >= south && point.lat() <= north;
    }

    public LatLon middle() {
        return new LatLon((south + north) / 2, (west + east) / 2);
    }

    public double squareKilometres() {
        double height = (north - south) * METRES_PER_DEGREE / 1000;
        return height * (east - west) * METRES_PER_DEGREE / 1000 * Math.cos(Math.toRadians(middle().lat()));
    }
}
