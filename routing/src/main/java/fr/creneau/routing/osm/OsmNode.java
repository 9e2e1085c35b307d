package fr.creneau.routing.osm;

import fr.creneau.core.geo.LatLon;
import java.util.Map;

/** A point with tags. */
public record OsmNode(long id, Map<String, String> tags, LatLon place) {}
