package fr.creneau.city.town;

import fr.creneau.core.geo.LatLon;
import java.util.List;

/**
 * A named piece of street.
 *
 * @param wayId of the map
 * @param highway the map's class, as {@code residential}
 * @param line two points or more
 */
record Street(long wayId, String name, String highway, List<LatLon> line) {
    Street {
        line = List.copyOf(line);
    }
}
