package fr.creneau.routing.osm;

import fr.creneau.core.geo.LatLon;
import java.util.Map;

/** A line or ring of two points or more; tags may be empty for the member of an area. Immutable. */
public final class OsmWay {
    private final long id;
    private final Map<String, String> tags;
    private final long[] nodeIds;
    private final double[] latLon;

    OsmWay(long id, Map<String, String> tags, long[] nodeIds, double[] latLon) {
        this.id = id;
        this.tags = tags;
        this.nodeIds = nodeIds;
        this.latLon = latLon;
    }

    public long id() {
        return id;
    }

    public Map<String, String> tags() {
        return tags;
    }

    /** How many points, 2 or more. */
    public int size() {
        return nodeIds.length;
    }

    public double lat(int index) {
        return latLon[2 * index];
    }

    public double lon(int index) {
        return latLon[2 * index + 1];
    }

    public long nodeId(int index) {
        return nodeIds[index];
    }

    /** Whether it ends where it begins. */
    public boolean isRing() {
        return nodeIds.length > 3 && nodeIds[0] == nodeIds[nodeIds.length - 1];
    }

    /** The middle of the box around it. */
    public LatLon middle() {
        double south = 90;
        double north = -90;
        double west = 180;
        double east = -180;
        for (int i = 0; i < size(); i++) {
            south = Math.min(south, lat(i));
            north = Math.max(north, lat(i));
            west = Math.min(west, lon(i));
            east = Math.max(east, lon(i));
        }
        return new LatLon((south + north) / 2, (west + east) / 2);
    }
}
