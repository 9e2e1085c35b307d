package fr.creneau.routing.match;

import com.graphhopper.matching.EdgeMatch;
import com.graphhopper.matching.MapMatching;
import com.graphhopper.matching.Observation;
import com.graphhopper.routing.DijkstraBidirectionRef;
import com.graphhopper.routing.Path;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValueImpl;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.SpeedWeighting;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.RAMDirectory;
import com.graphhopper.storage.index.LocationIndexTree;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.shapes.GHPoint;
import fr.creneau.core.geo.LatLon;
import fr.creneau.core.match.StreetNet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * GraphHopper's map matching, with its own settings, on a net of straight arcs. It needs the whole track and gives up on one
 * whose way is broken. One thread at a time; close it to free its memory.
 */
public final class LibraryMatcher implements AutoCloseable {
    /** Any speed does, as long as it is the same everywhere: then the fastest way is the shortest. */
    private static final double SPEED_KMH = 50;

    /** As the library sets it for itself. */
    private static final int MOST_NODES = 1_000;

    private final BaseGraph graph;
    private final LocationIndexTree index;
    private final MapMatching matching;
    private final List<int[]> arcsOfEdge = new ArrayList<>();

    public LibraryMatcher(StreetNet net) {
        DecimalEncodedValue speed = new DecimalEncodedValueImpl("speed", 7, 1, true);
        graph = new BaseGraph.Builder(EncodingManager.start().add(speed).build()).create();
        for (int node = 0; node < net.nodes(); node++) {
            LatLon at = net.plane().at(net.x(node), net.y(node));
            graph.getNodeAccess().setNode(node, at.lat(), at.lon());
        }
        Map<Long, Integer> back = new HashMap<>();
        for (int arc = 0; arc < net.arcs(); arc++) {
            if (net.from(arc) == net.to(arc)) {
                continue; // a straight loop has no length, and the library takes none
            }
            Integer edge = back.remove(pair(net.to(arc), net.from(arc)));
            if (edge != null) {
                arcsOfEdge.get(edge)[1] = arc;
                graph.getEdgeIteratorState(edge, Integer.MIN_VALUE).setReverse(speed, SPEED_KMH);
            } else {
                EdgeIteratorState made = graph.edge(net.from(arc), net.to(arc))
                        .setDistance(net.metres(arc))
                        .set(speed, SPEED_KMH, 0);
                arcsOfEdge.add(new int[] {arc, -1});
                back.put(pair(net.from(arc), net.to(arc)), made.getEdge());
            }
        }
        graph.freeze();
        index = new LocationIndexTree(graph, new RAMDirectory());
        index.prepareIndex();
        matching = new MapMatching(graph, index, new Ways(new SpeedWeighting(speed)));
    }

    private static long pair(int from, int to) {
        return ((long) from << 32) | to;
    }

    /**
     * The arcs driven, in order; empty where the library finds no unbroken way.
     *
     * @param track longitude and latitude of each fix, degrees WGS 84
     */
    public Optional<int[]> find(double[][] track) {
        List<Observation> fixes = new ArrayList<>();
        for (double[] fix : track) {
            fixes.add(new Observation(new GHPoint(fix[1], fix[0])));
        }
        List<EdgeMatch> edges;
        try {
            edges = matching.match(fixes).getEdgeMatches();
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
        return Optional.of(edges.stream()
                .map(EdgeMatch::getEdgeState)
                .mapToInt(edge -> arcsOfEdge.get(edge.getEdge())[edge.get(EdgeIteratorState.REVERSE_STATE) ? 1 : 0])
                .toArray());
    }

    @Override
    public void close() {
        index.close();
        graph.close();
    }

    /** Searches each way as the library does for itself, without preparation. */
    private record Ways(Weighting weighting) implements MapMatching.Router {
        @Override
        public EdgeFilter getSnapFilter() {
            return edge -> Double.isFinite(weighting.calcEdgeWeight(edge, false))
                    || Double.isFinite(weighting.calcEdgeWeight(edge, true));
        }

        @Override
        public List<Path> calcPaths(QueryGraph graph, int from, int fromOutEdge, int[] to, int[] toInEdges) {
            List<Path> ways = new ArrayList<>();
            for (int i = 0; i < to.length; i++) {
                DijkstraBidirectionRef search = new DijkstraBidirectionRef(
                        graph, graph.wrapWeighting(weighting), TraversalMode.EDGE_BASED);
                search.setMaxVisitedNodes(MOST_NODES);
                ways.add(search.calcPath(from, to[i], fromOutEdge, toInEdges[i]));
            }
            return ways;
        }

        @Override
        public Weighting getWeighting() {
            return weighting;
        }
    }
}
