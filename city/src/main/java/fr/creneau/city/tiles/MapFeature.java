package fr.creneau.city.tiles;

import java.util.List;
import java.util.Map;

/**
 * Something to be drawn, on the unit square of Web Mercator: x to the east, y to the south, 0..1.
 *
 * @param layer of the tile
 * @param paths one point, one line, or rings (an outer one, then its holes; first point not repeated)
 * @param attributes texts and true
 * @param leastZoom from which it is drawn
 */
record MapFeature(String layer, Geometry geometry, List<Path2> paths, Map<String, Object> attributes, int leastZoom) {
    MapFeature {
        paths = List.copyOf(paths);
        attributes = Map.copyOf(attributes);
    }

    /** The geometry types of a vector tile, with their numbers in it. */
    enum Geometry {
        POINT(1),
        LINE(2),
        POLYGON(3);

        private final int number;

        Geometry(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }
}
