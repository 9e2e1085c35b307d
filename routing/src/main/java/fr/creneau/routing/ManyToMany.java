package fr.creneau.routing;

import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeExplorer;
import com.graphhopper.util.EdgeIterator;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All travel times between some points by one shortest-path tree from each, on a graph copied into plain arrays. Some
 * hundred points in a city take a second or so, and need no preparation of the graph.
 */
final class ManyToMany {
    private final int[] firstArc; // arcs of node n: firstArc[n] .. firstArc[n + 1]
    private final int[] head;
    private final float[] seconds;
    private final float[] metres;
    private final int[] points; // node of each point

    /** Copies the graph with the snapped points in it; {@code snaps} must not have been used in a query graph before. */
    ManyToMany(QueryGraph graph, Weighting baseWeighting, List<Snap> snaps) {
        Weighting weighting = graph.wrapWeighting(baseWeighting);
        int nodes = graph.getNodes();
        firstArc = new int[nodes + 1];
        int[] heads = new int[nodes * 3];
        float[] times = new float[nodes * 3];
        float[] lengths = new float[nodes * 3];
        int arcs = 0;
        EdgeExplorer explorer = graph.createEdgeExplorer();
        for (int node = 0; node < nodes; node++) {
            firstArc[node] = arcs;
            EdgeIterator edge = explorer.setBaseNode(node);
            while (edge.next()) {
                if (Double.isInfinite(weighting.calcEdgeWeight(edge, false))) {
                    continue;
                }
                if (arcs == heads.length) {
                    heads = Arrays.copyOf(heads, arcs * 2);
                    times = Arrays.copyOf(times, arcs * 2);
                    lengths = Arrays.copyOf(lengths, arcs * 2);
                }
                heads[arcs] = edge.getAdjNode();
                times[arcs] = weighting.calcEdgeMillis(edge, false) / 1000f;
                lengths[arcs] = (float) edge.getDistance();
                arcs++;
            }
        }
        firstArc[nodes] = arcs;
        head = Arrays.copyOf(heads, arcs);
        seconds = Arrays.copyOf(times, arcs);
        metres = Arrays.copyOf(lengths, arcs);
        points = snaps.stream().mapToInt(Snap::getClosestNode).toArray();
    }

    TravelMatrix matrix() {
        int size = points.length;
        float[] allSeconds = new float[size * size];
        float[] allMetres = new float[size * size];
        BitSet wanted = new BitSet(firstArc.length);
        Arrays.stream(points).forEach(wanted::set);
        IntStream.range(0, size).parallel().forEach(from -> {
            Tree tree = new Tree(points[from], wanted);
            for (int to = 0; to < size; to++) {
                allSeconds[from * size + to] = tree.seconds[points[to]];
                allMetres[from * size + to] = tree.metres[points[to]];
            }
        });
        return new TravelMatrix(size, allSeconds, allMetres);
    }

    /** Dijkstra's tree from one node until every wanted node is settled. */
    private final class Tree {
        private final float[] seconds = new float[firstArc.length - 1];
        private final float[] metres = new float[firstArc.length - 1];
        private int[] heapNode = new int[1024];
        private float[] heapKey = new float[1024];
        private int heapSize;

        Tree(int source, BitSet wanted) {
            Arrays.fill(seconds, Float.POSITIVE_INFINITY);
            Arrays.fill(metres, Float.POSITIVE_INFINITY);
            seconds[source] = 0;
            metres[source] = 0;
            push(source, 0);
            int left = wanted.cardinality();
            while (heapSize > 0) {
                int node = heapNode[0];
                float key = heapKey[0];
                pop();
                if (key > seconds[node]) {
                    continue;
                }
                if (wanted.get(node) && --left == 0) {
                    return;
                }
                relaxFrom(node);
            }
        }

        private void relaxFrom(int node) {
            for (int arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
                float time = seconds[node] + ManyToMany.this.seconds[arc];
                if (time < seconds[head[arc]]) {
                    seconds[head[arc]] = time;
                    metres[head[arc]] = metres[node] + ManyToMany.this.metres[arc];
                    push(head[arc], time);
                }
            }
        }

        private void push(int node, float key) {
            if (heapSize == heapNode.length) {
                heapNode = Arrays.copyOf(heapNode, heapSize * 2);
                heapKey = Arrays.copyOf(heapKey, heapSize * 2);
            }
            int at = heapSize++;
            while (at > 0 && heapKey[(at - 1) / 2] > key) {
                heapNode[at] = heapNode[(at - 1) / 2];
                heapKey[at] = heapKey[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            heapNode[at] = node;
            heapKey[at] = key;
        }

        private void pop() {
            int node = heapNode[--heapSize];
            float key = heapKey[heapSize];
            int at = 0;
            while (2 * at + 1 < heapSize) {
                int child = 2 * at + 1;
                if (child + 1 < heapSize && heapKey[child + 1] < heapKey[child]) {
                    child++;
                }
                if (heapKey[child] >= key) {
                    break;
                }
                heapNode[at] = heapNode[child];
                heapKey[at] = heapKey[child];
                at = child;
            }
            heapNode[at] = node;
            heapKey[at] = key;
        }
    }
}
