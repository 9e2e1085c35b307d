package fr.creneau.core.planning;

import java.util.Arrays;

/** The tours that a step touched, as they were before, so that the step can be undone. Not thread-safe. */
final class TourLog {
    private static final int FIELDS = 5;

    private final Tours tours;
    private final int[] touchedIn;
    private final int[] touched;
    private final int[] loads;
    private final int[] sizes;
    private final int[] absent;
    private int[] nodes = new int[1024];
    private int nodeCount;
    private int touchedCount;
    private int absentCount;
    private long cost;
    private int step;

    TourLog(Tours tours) {
        this.tours = tours;
        touchedIn = new int[tours.problem.vehicles];
        touched = new int[tours.problem.vehicles];
        loads = new int[tours.problem.vehicles];
        sizes = new int[tours.problem.vehicles];
        absent = new int[tours.problem.stops];
    }

    void begin() {
        step++;
        touchedCount = 0;
        nodeCount = 0;
        cost = tours.cost;
        absentCount = tours.absentCount;
        System.arraycopy(tours.absent, 0, absent, 0, absentCount);
    }

    /** Keeps the tour as it stands, the first time that a step comes to it. */
    void touch(int v) {
        if (touchedIn[v] == step) {
            return;
        }
        touchedIn[v] = step;
        loads[touchedCount] = tours.loads[v];
        sizes[touchedCount] = tours.sizes[v];
        touched[touchedCount++] = v;
        int needed = nodeCount + FIELDS * (tours.sizes[v] + 2);
        if (needed > nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * needed);
        }
        int end = tours.problem.end(v);
        for (int node = tours.problem.start(v); ; node = tours.next[node]) {
            nodes[nodeCount++] = node;
            nodes[nodeCount++] = tours.leave[node];
            nodes[nodeCount++] = tours.reach[node];
            nodes[nodeCount++] = tours.legCost[node];
            nodes[nodeCount++] = tours.legTime[node];
            if (node == end) {
                break;
            }
        }
    }

    void undo() {
        for (int k = 0; k < absentCount; k++) {
            tours.tour[absent[k]] = Tours.NONE;
        }
        System.arraycopy(absent, 0, tours.absent, 0, absentCount);
        tours.absentCount = absentCount;
        int at = 0;
        for (int k = 0; k < touchedCount; k++) {
            int v = touched[k];
            tours.loads[v] = loads[k];
            tours.sizes[v] = sizes[k];
            tours.unused.set(v, sizes[k] == 0);
            int last = Tours.NONE;
            for (int left = sizes[k] + 2; left > 0; left--) {
                int node = nodes[at++];
                tours.leave[node] = nodes[at++];
                tours.reach[node] = nodes[at++];
                tours.legCost[node] = nodes[at++];
                tours.legTime[node] = nodes[at++];
                tours.tour[node] = v;
                if (last != Tours.NONE) {
                    tours.next[last] = node;
                    tours.prev[node] = last;
                }
                last = node;
            }
        }
        tours.cost = cost;
        step++;
        touchedCount = 0;
        nodeCount = 0;
    }
}
