package fr.creneau.core.planning;

import java.util.SplittableRandom;

/**
 * Puts absent stops back, one after another, each where it costs least among the places near it; now and then a place
 * is overlooked ("blinks"), so that the search does not repeat itself. Source: as {@link Ruin}, section 5.2; the nearness
 * is ours. Not thread-safe.
 */
final class Recreate {
    private static final double BLINK = 0.01;

    /** What found no place near it is hardly ever placed far from it; and looking there costs more than all else. */
    private static final double FAR_LOOK = 0.05;

    /** Shares of the orders, out of {@link #ORDERS}: random, load, far, near, short window, early, late. */
    private static final int[] ORDER_SHARES = {4, 4, 2, 1, 2, 2, 2};

    private static final int ORDERS = 17;

    private final DenseProblem problem;
    private final SplittableRandom random;
    private final boolean anyBound;
    private final int[] pending;
    private final long[] keys;
    private int untilBlink;
    private int bestNode;
    private int bestDelta;

    /** Of the places offered last that the stop comes too late for: by how much at the least; 0: nobody asks. */
    private int leastLate;

    Recreate(DenseProblem problem, SplittableRandom random) {
        this.problem = problem;
        this.random = random;
        pending = new int[problem.stops];
        keys = new long[problem.stops];
        boolean bound = false;
        for (int vehicle : problem.bound) {
            bound |= vehicle != Visit.ANY;
        }
        anyBound = bound;
        untilBlink = nextBlink();
    }

    /**
     * Empties the list of the absent as far as the vehicles allow.
     *
     * @param placing the search is for places alone, one stop's as a rule: it is looked for far away now and then only
     */
    void apply(Tours tours, boolean placing) {
        int count = tours.absentCount;
        sort(tours, count);
        tours.clearAbsent();
        for (int k = 0; k < count; k++) {
            int stop = pending[k];
            find(tours, stop, placing);
            if (bestNode == Tours.NONE) {
                tours.absent[tours.absentCount++] = stop;
            } else {
                tours.insert(stop, bestNode);
            }
        }
    }

    /**
     * By how much, in sum, the absent stops come too late for the place near them that suits them best: what is still
     * missing before they fit. Each counts for the mean way at most.
     */
    long lateness(Tours tours, CostScale scale) {
        long sum = 0;
        for (int k = 0; k < tours.absentCount; k++) {
            bestNode = Tours.NONE;
            bestDelta = Integer.MAX_VALUE;
            leastLate = (int) scale.way();
            offerNear(tours, tours.absent[k]);
            sum += bestNode == Tours.NONE ? leastLate : 0;
        }
        leastLate = 0;
        return sum;
    }

    private void find(Tours tours, int stop, boolean placing) {
        bestNode = Tours.NONE;
        bestDelta = Integer.MAX_VALUE;
        offerNear(tours, stop);
        for (int kind = 0; kind + 1 < problem.kindStarts.length; kind++) {
            int v = tours.unused.nextSetBit(problem.kindStarts[kind]);
            if (v >= 0 && v < problem.kindStarts[kind + 1]) {
                offer(tours, stop, problem.start(v));
            }
        }
        if (bestNode == Tours.NONE && (!placing || random.nextDouble() < FAR_LOOK)) {
            for (int v = 0; v < problem.vehicles; v++) {
                int end = problem.end(v);
                for (int node = problem.start(v); node != end; node = tours.next[node]) {
                    offer(tours, stop, node);
                }
            }
        }
    }

    private void offerNear(Tours tours, int stop) {
        int width = problem.neighbours.insertionWidth;
        int[] before = problem.neighbours.before;
        int[] after = problem.neighbours.after;
        for (int k = stop * width, to = k + width; k < to && before[k] >= 0; k++) {
            int node = before[k];
            if (tours.tour[node] != Tours.NONE) {
                offer(tours, stop, node);
            }
        }
        for (int k = stop * width, to = k + width; k < to && after[k] >= 0; k++) {
            int node = after[k];
            if (tours.tour[node] != Tours.NONE) {
                offer(tours, stop, tours.prev[node]);
            }
        }
    }

    private void offer(Tours tours, int stop, int node) {
        int v = tours.tour[node];
        if (tours.loads[v] + problem.load[stop] > problem.capacity[v]) {
            return;
        }
        if (anyBound && problem.bound[stop] != Visit.ANY && problem.bound[stop] != v) {
            return;
        }
        if (--untilBlink < 0) {
            untilBlink = nextBlink();
            return;
        }
        int row = problem.at[stop] * problem.width;
        int from = row + problem.at[node];
        int after = tours.next[node];
        int to = row + problem.at[after];
        int delta = problem.costTo[from] + problem.costFrom[to] - tours.legCost[node];
        if (delta >= bestDelta) {
            return;
        }
        int arrival = Math.max(problem.earliest[stop], tours.leave[node] + problem.timeTo[from]);
        int tooLate = arrival - problem.latest[stop];
        int tooLong = arrival + problem.service[stop] + problem.timeFrom[to] - tours.reach[after];
        if (tooLate > 0 || tooLong > 0) {
            if (leastLate > 0) {
                leastLate = Math.min(leastLate, Math.max(tooLate, 0) + Math.max(tooLong, 0));
            }
            return;
        }
        bestDelta = delta;
        bestNode = node;
    }

    private int nextBlink() {
        return (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - BLINK));
    }

    private void sort(Tours tours, int count) {
        int order = 0;
        for (int draw = random.nextInt(ORDERS); draw >= ORDER_SHARES[order]; order++) {
            draw -= ORDER_SHARES[order];
        }
        for (int k = 0; k < count; k++) {
            int stop = tours.absent[k];
            long key = key(order, stop);
            int place = k;
            while (place > 0 && keys[place - 1] > key) {
                keys[place] = keys[place - 1];
                pending[place] = pending[place - 1];
                place--;
            }
            keys[place] = key;
            pending[place] = stop;
        }
    }

    private long key(int order, int stop) {
        return switch (order) {
            case 1 -> -problem.load[stop];
            case 2 -> -problem.cost(problem.start(0), stop);
            case 3 -> problem.cost(problem.start(0), stop);
            case 4 -> problem.latest[stop] - problem.earliest[stop];
            case 5 -> problem.earliest[stop];
            case 6 -> -problem.latest[stop];
            default -> random.nextInt();
        };
    }
}
