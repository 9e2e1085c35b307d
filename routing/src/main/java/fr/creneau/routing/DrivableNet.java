package fr.creneau.routing;

import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import fr.creneau.core.geo.LatLon;
import fr.creneau.core.match.StreetNet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Cuts the streets of a graph at each point of their shape, into straight arcs driven one way. Used once. */
final class DrivableNet {
    private final BaseGraph graph;
    private final Map<Integer, Integer> nodeOfJunction = new HashMap<>();
    private final IntStream.Builder from = IntStream.builder();
    private final IntStream.Builder to = IntStream.builder();
    private double[] lat = new double[1024];
    private double[] lon = new double[1024];
    private int nodes;

    private DrivableNet(BaseGraph graph) {
        this.graph = graph;
    }

    /** The net of the streets that have a point within; empty where there is none. */
    static Optional<StreetNet> of(BaseGraph graph, Weighting weighting, Predicate<LatLon> within) {
        DrivableNet net = new DrivableNet(graph);
        AllEdgesIterator edge = graph.getAllEdges();
        while (edge.next()) {
            boolean forward = Double.isFinite(weighting.calcEdgeWeight(edge, false));
            boolean backward = Double.isFinite(weighting.calcEdgeWeight(edge, true));
            if (forward || backward) {
                PointList line = edge.fetchWayGeometry(FetchMode.ALL);
                if (IntStream.range(0, line.size())
                        .anyMatch(i -> within.test(new LatLon(line.getLat(i), line.getLon(i))))) {
                    net.add(line, edge.getBaseNode(), edge.getAdjNode(), forward, backward);
                }
            }
        }
        return net.nodes == 0 ? Optional.empty() : Optional.of(net.build());
    }

    private void add(PointList line, int base, int adjacent, boolean forward, boolean backward) {
        int last = line.size() - 1;
        int before = junction(base);
        for (int i = 1; i <= last; i++) {
            int here = i == last ? junction(adjacent) : node(line.getLat(i), line.getLon(i));
            if (forward) {
                from.add(before);
                to.add(here);
            }
            if (backward) {
                from.add(here);
                to.add(before);
            }
            before = here;
        }
    }

    private int junction(int id) {
        return nodeOfJunction.computeIfAbsent(
                id,
                j -> node(graph.getNodeAccess().getLat(j), graph.getNodeAccess().getLon(j)));
    }

    private int node(double atLat, double atLon) {
        if (nodes == lat.length) {
            lat = Arrays.copyOf(lat, 2 * nodes);
            lon = Arrays.copyOf(lon, 2 * nodes);
        }
        lat[nodes] = atLat;
        lon[nodes] = atLon;
        return nodes++;
    }

    private StreetNet build() {
        return StreetNet.of(
                Arrays.copyOf(lat, nodes),
                Arrays.copyOf(lon, nodes),
                from.build().toArray(),
                to.build().toArray());
    }
}
