package fr.creneau.routing.osm;

import fr.creneau.core.geo.LatLon;
import java.util.List;
import java.util.Map;

/**
 * A multipolygon whose rings are all there.
 *
 * @param outers closed rings, first point = last
 * @param inners closed rings cut out of them
 */
public record OsmArea(long id, Map<String, String> tags, List<List<LatLon>> outers, List<List<LatLon>> inners) {
    public OsmArea {
        outers = List.copyOf(outers);
        inners = List.copyOf(inners);
    }
}
