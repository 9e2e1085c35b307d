package fr.creneau.core.match;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Shortest ways from one node to others nearby (Dijkstra), ended as soon as all that were asked for are reached or the
 * limit is. Memory is taken once for the net; one thread uses it at a time.
 */
public final class NearPaths {
    private final StreetNet net;
    private final double[] metres;
    private final int[] by;
    private final int[] first;
    private final int[] reached;
    private final int[] wanted;
    private int round;
    private int[] heap = new int[256];
    private double[] keys = new double[256];
    private int size;

    public NearPaths(StreetNet net) {
        this.net = net;
        this.metres = new double[net.nodes()];
        this.by = new int[net.nodes()];
        this.first = new int[net.nodes()];
        this.reached = new int[net.nodes()];
        this.wanted = new int[net.nodes()];
    }

    /**
     * Searches from a node.
     *
     * @param targets the nodes asked for are the first {@code count} of these; doubles do no harm
     * @param limit ways longer than this, in metres, are not found
     */
    void search(int source, int[] targets, int count, double limit) {
        if (++round == 0) {
            Arrays.fill(reached, 0);
            Arrays.fill(wanted, 0);
            round = 1;
        }
        int missing = 0;
        for (int i = 0; i < count; i++) {
            if (wanted[targets[i]] != round) {
                wanted[targets[i]] = round;
                missing++;
            }
        }
        size = 0;
        reach(source, 0, -1, -1);
        while (size > 0) {
            double key = keys[0];
            int node = pop();
            if (key > metres[node]) {
                continue;
            }
            if (wanted[node] == round) {
                wanted[node] = 0;
                if (--missing == 0) {
                    return;
                }
            }
            int end = net.firstOut(node + 1);
            for (int i = net.firstOut(node); i < end; i++) {
                int arc = net.out(i);
                int next = net.to(arc);
                double there = key + net.metres(arc);
                if (there <= limit && (reached[next] != round || there < metres[next])) {
                    reach(next, there, arc, node == source ? arc : first[node]);
                }
            }
        }
    }

    private void reach(int node, double there, int arc, int firstArc) {
        metres[node] = there;
        by[node] = arc;
        first[node] = firstArc;
        reached[node] = round;
        push(node, there);
    }

    /** Metres of the way to a node that was asked for; infinite when there is none within the limit. */
    double metresTo(int node) {
        return reached[node] == round ? metres[node] : Double.POSITIVE_INFINITY;
    }

    /** The first arc of the way to a node that was reached; −1 for the source itself. */
    int firstArcTo(int node) {
        return first[node];
    }

    /** Hands over the arcs of the way to a node that was reached, in order. */
    void forEachArcTo(int node, IntConsumer arc) {
        if (by[node] >= 0) {
            forEachArcTo(net.from(by[node]), arc);
            arc.accept(by[node]);
        }
    }

    private void push(int node, double key) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
            keys = Arrays.copyOf(keys, size * 2);
        }
        int at = size++;
        while (at > 0 && keys[(at - 1) >> 1] > key) {
            int parent = (at - 1) >> 1;
            heap[at] = heap[parent];
            keys[at] = keys[parent];
            at = parent;
        }
        heap[at] = node;
        keys[at] = key;
    }

    private int pop() {
        int top = heap[0];
        int node = heap[--size];
        double key = keys[size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= key) {
                break;
            }
            heap[at] = heap[child];
            keys[at] = keys[child];
            at = child;
        }
        heap[at] = node;
        keys[at] = key;
        return top;
    }
}
