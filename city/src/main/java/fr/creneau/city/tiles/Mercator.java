package fr.creneau.city.tiles;

import fr.creneau.core.geo.LatLon;
import java.util.List;

/** Web Mercator on the unit square. Stateless. */
final class Mercator {
    private Mercator() {}

    static double x(double lon) {
        return lon / 360 + 0.5;
    }

    static double y(double lat) {
        double sin = Math.sin(Math.toRadians(lat));
        return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
    }

    static Path2 line(List<LatLon> points) {
        Path2 path = new Path2();
        points.forEach(point -> path.add(x(point.lon()), y(point.lat())));
        return path;
    }

    /** A closed ring of the map, without its last point, which is its first. */
    static Path2 ring(List<LatLon> points) {
        return line(points.subList(0, points.size() - 1));
    }
}
