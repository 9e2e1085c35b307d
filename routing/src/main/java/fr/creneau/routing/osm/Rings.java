package fr.creneau.routing.osm;

import fr.creneau.core.geo.LatLon;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

/** Joins ways end to end into closed rings; what does not close is left out. Stateless. */
public final class Rings {
    private Rings() {}

    /** A line under way to be a ring: its points, and the node ids of its two ends. */
    private record Chain(List<LatLon> points, long first, long last) {}

    static List<List<LatLon>> of(List<OsmWay> ways) {
        return join(ways).stream()
                .filter(chain -> chain.first() == chain.last() && chain.points().size() > 3)
                .map(Chain::points)
                .toList();
    }

    /** The same ways joined as far as they go, closed or not: coast lines that leave the extract. */
    public static List<List<LatLon>> linesOf(List<OsmWay> ways) {
        return join(ways).stream().map(Chain::points).toList();
    }

    /** Ways keep their direction: one is appended where another ends, or reversed if nothing else closes the ring. */
    private static List<Chain> join(List<OsmWay> ways) {
        LinkedList<OsmWay> left = new LinkedList<>(ways);
        List<Chain> chains = new ArrayList<>();
        while (!left.isEmpty()) {
            OsmWay way = left.removeFirst();
            Chain chain = new Chain(points(way, false), way.nodeId(0), way.nodeId(way.size() - 1));
            boolean grown = true;
            while (grown && chain.first() != chain.last()) {
                grown = false;
                for (var others = left.listIterator(); others.hasNext() && !grown; ) {
                    OsmWay other = others.next();
                    if (touches(chain, other)) {
                        chain = joined(chain, other);
                        others.remove();
                        grown = true;
                    }
                }
            }
            chains.add(chain);
        }
        return chains;
    }

    private static boolean touches(Chain chain, OsmWay way) {
        long first = way.nodeId(0);
        long last = way.nodeId(way.size() - 1);
        return first == chain.last() || last == chain.last() || last == chain.first();
    }

    private static Chain joined(Chain chain, OsmWay way) {
        long first = way.nodeId(0);
        long last = way.nodeId(way.size() - 1);
        List<LatLon> points = new ArrayList<>(chain.points());
        if (first == chain.last()) {
            List<LatLon> more = points(way, false);
            points.addAll(more.subList(1, more.size()));
            return new Chain(points, chain.first(), last);
        }
        if (last == chain.last()) {
            List<LatLon> more = points(way, true);
            points.addAll(more.subList(1, more.size()));
            return new Chain(points, chain.first(), first);
        }
        List<LatLon> before = points(way, false);
        before.addAll(points.subList(1, points.size()));
        return new Chain(before, first, chain.last());
    }

    private static List<LatLon> points(OsmWay way, boolean reversed) {
        List<LatLon> points = new ArrayList<>(way.size());
        for (int i = 0; i < way.size(); i++) {
            int at = reversed ? way.size() - 1 - i : i;
            points.add(new LatLon(way.lat(at), way.lon(at)));
        }
        return points;
    }
}
