package fr.creneau.core.planning;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The tours of a search as linked nodes with their times, and a way back: what a step touched can be restored. Every
 * tour keeps its windows, loads and shifts at all times. Not thread-safe.
 */
final class Tours {
    /** In no tour. */
    static final int NONE = -1;

    final DenseProblem problem;
    final int[] next;
    final int[] prev;
    final int[] tour;

    /** When a node can be left at the earliest, and must be reached at the latest. */
    final int[] leave;

    final int[] reach;

    /** Cost and time of the leg to the next node. */
    final int[] legCost;

    final int[] legTime;

    final int[] loads;
    final int[] sizes;
    final BitSet unused;

    /** Stops in no tour: the first {@code absentCount} of the array. */
    final int[] absent;

    int absentCount;
    long cost;

    private final TourLog log;

    Tours(DenseProblem problem, List<List<Integer>> start) {
        this.problem = problem;
        next = new int[problem.nodes];
        prev = new int[problem.nodes];
        tour = new int[problem.nodes];
        leave = new int[problem.nodes];
        reach = new int[problem.nodes];
        legCost = new int[problem.nodes];
        legTime = new int[problem.nodes];
        loads = new int[problem.vehicles];
        sizes = new int[problem.vehicles];
        unused = new BitSet(problem.vehicles);
        absent = new int[problem.stops];
        log = new TourLog(this);
        Arrays.fill(tour, NONE);
        for (int v = 0; v < problem.vehicles; v++) {
            tour[problem.start(v)] = v;
            tour[problem.end(v)] = v;
            int last = problem.start(v);
            for (int stop : start.get(v)) {
                chain(last, stop);
                tour[stop] = v;
                loads[v] += problem.load[stop];
                sizes[v]++;
                last = stop;
            }
            chain(last, problem.end(v));
            unused.set(v, sizes[v] == 0);
            for (int node = problem.start(v); node != problem.end(v); node = next[node]) {
                measure(node);
                cost += legCost[node];
            }
            retime(v);
        }
        for (int stop = 0; stop < problem.stops; stop++) {
            if (tour[stop] == NONE) {
                absent[absentCount++] = stop;
            }
        }
        log.begin();
    }

    /** What is done from here on can be undone. */
    void mark() {
        log.begin();
    }

    /** Back to the last mark. */
    void undo() {
        log.undo();
    }

    /** Takes the stop out of its tour, whose times are then stale until {@link #retime}. */
    void remove(int stop) {
        int v = tour[stop];
        log.touch(v);
        int before = prev[stop];
        int after = next[stop];
        next[before] = after;
        prev[after] = before;
        cost -= legCost[before] + legCost[stop];
        measure(before);
        cost += legCost[before];
        tour[stop] = NONE;
        loads[v] -= problem.load[stop];
        if (--sizes[v] == 0) {
            unused.set(v);
        }
        absent[absentCount++] = stop;
    }

    /** Puts an absent stop after a node; the caller knows that it fits. The times are kept current. */
    void insert(int stop, int before) {
        int v = tour[before];
        log.touch(v);
        int after = next[before];
        chain(before, stop);
        chain(stop, after);
        tour[stop] = v;
        cost -= legCost[before];
        measure(before);
        measure(stop);
        cost += legCost[before] + legCost[stop];
        loads[v] += problem.load[stop];
        if (sizes[v]++ == 0) {
            unused.clear(v);
        }
        leave[stop] = leaving(before, stop);
        reach[stop] = reaching(stop, after);
        int node = after;
        for (int end = problem.end(v); ; node = next[node]) {
            int time = leaving(prev[node], node);
            if (time == leave[node]) {
                break;
            }
            leave[node] = time;
            if (node == end) {
                break;
            }
        }
        node = before;
        for (int start = problem.start(v); ; node = prev[node]) {
            int time = reaching(node, next[node]);
            if (time == reach[node]) {
                break;
            }
            reach[node] = time;
            if (node == start) {
                break;
            }
        }
    }

    /** Works the times of a whole tour out anew. */
    void retime(int v) {
        int start = problem.start(v);
        int end = problem.end(v);
        leave[start] = problem.earliest[start];
        for (int node = next[start]; ; node = next[node]) {
            leave[node] = leaving(prev[node], node);
            if (node == end) {
                break;
            }
        }
        reach[end] = problem.latest[end];
        for (int node = prev[end]; ; node = prev[node]) {
            reach[node] = reaching(node, next[node]);
            if (node == start) {
                break;
            }
        }
    }

    void clearAbsent() {
        absentCount = 0;
    }

    private int leaving(int from, int node) {
        return Math.max(leave[from] + legTime[from], problem.earliest[node]) + problem.service[node];
    }

    private int reaching(int node, int to) {
        return Math.min(problem.latest[node], reach[to] - legTime[node] - problem.service[node]);
    }

    private void measure(int node) {
        int cell = problem.at[node] * problem.width + problem.at[next[node]];
        legCost[node] = problem.costFrom[cell];
        legTime[node] = problem.timeFrom[cell];
    }

    private void chain(int first, int second) {
        next[first] = second;
        prev[second] = first;
    }
}
