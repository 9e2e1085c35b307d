package fr.creneau.core.planning;

import java.util.Arrays;

/**
 * For each stop, the stops worth looking at. {@code before} and {@code after} are sorted by what the leg would cost with
 * the waiting and lateness that it forces (Vidal et al. 2013, "granular" neighbourhoods); {@code around} by the cost of
 * the leg alone. Rows are padded with −1. Read-only, thread-safe.
 */
final class Neighbours {
    /** Stops looked at on each side of a stop that is to be inserted. */
    static final int INSERTION = 40;

    /** Stops around one that is taken out. */
    static final int RUIN = 120;

    /** A unit of forced waiting weighs as much as this many units of cost. */
    private static final double WAITING = 0.2;

    final int insertionWidth;
    final int ruinWidth;
    final int[] before;
    final int[] after;
    final int[] around;

    Neighbours(DenseProblem problem) {
        int n = problem.stops;
        insertionWidth = Math.min(INSERTION, Math.max(1, n - 1));
        ruinWidth = Math.min(RUIN, Math.max(1, n - 1));
        before = new int[n * insertionWidth];
        after = new int[n * insertionWidth];
        around = new int[n * ruinWidth];
        long[] keysBefore = new long[n];
        long[] keysAfter = new long[n];
        long[] keysAround = new long[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                keysBefore[j] = i == j ? Long.MAX_VALUE : key(weight(problem, j, i), j);
                keysAfter[j] = i == j ? Long.MAX_VALUE : key(weight(problem, i, j), j);
                keysAround[j] = i == j ? Long.MAX_VALUE : key(problem.cost(i, j), j);
            }
            fill(keysBefore, before, i, insertionWidth);
            fill(keysAfter, after, i, insertionWidth);
            fill(keysAround, around, i, ruinWidth);
        }
    }

    /** Cost from a to b with the waiting that it forces; −1 where the windows forbid it. */
    private static long weight(DenseProblem problem, int a, int b) {
        long arrival = (long) problem.earliest[a] + problem.service[a] + problem.time(a, b);
        if (arrival > problem.latest[b]) {
            return -1;
        }
        long latestArrival = (long) problem.latest[a] + problem.service[a] + problem.time(a, b);
        long waiting = Math.max(0, problem.earliest[b] - latestArrival);
        return problem.cost(a, b) + Math.round(WAITING * waiting);
    }

    private static long key(long weight, int stop) {
        return weight < 0 ? Long.MAX_VALUE : (Math.min(weight, 1L << 40) << 20) | stop;
    }

    private static void fill(long[] keys, int[] rows, int stop, int width) {
        bringSmallestForward(keys, width);
        Arrays.sort(keys, 0, Math.min(width, keys.length));
        for (int k = 0; k < width; k++) {
            rows[stop * width + k] =
                    k < keys.length && keys[k] != Long.MAX_VALUE ? (int) (keys[k] & ((1 << 20) - 1)) : -1;
        }
    }

    /** Hoare's selection: afterwards the smallest so many keys come first, in any order. */
    private static void bringSmallestForward(long[] keys, int count) {
        int from = 0;
        int to = keys.length - 1;
        while (from < to) {
            long pivot = keys[(from + to) >>> 1];
            int low = from;
            int high = to;
            while (low <= high) {
                while (keys[low] < pivot) {
                    low++;
                }
                while (keys[high] > pivot) {
                    high--;
                }
                if (low <= high) {
                    long key = keys[low];
                    keys[low++] = keys[high];
                    keys[high--] = key;
                }
            }
            if (count - 1 <= high) {
                to = high;
            } else if (count - 1 >= low) {
                from = low;
            } else {
                return;
            }
        }
    }
}
