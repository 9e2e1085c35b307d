package fr.creneau.core.planning;

import java.util.SplittableRandom;

/**
 * Takes strings of neighbouring stops out of neighbouring tours. Source: Christiaens and Vanden Berghe, "Slack induction
 * by string removals for vehicle routing problems", Transportation Science 54 (2020), section 5.1. Not thread-safe.
 */
final class Ruin {
    /** Stops taken out in one step, on average. */
    private static final int AVERAGE = 10;

    private static final int LONGEST_STRING = 10;

    /** Where the search is for places alone: more and shorter strings. */
    private static final int AVERAGE_PLACING = 16;

    private static final int LONGEST_STRING_PLACING = 5;
    private static final double SPLIT = 0.5;

    /** Chance that the stops spared in the midst of a string stay as many as they are, each time that one more is weighed. */
    private static final double NO_MORE_SPARED = 0.99;

    private final DenseProblem problem;
    private final SplittableRandom random;
    private final int[] ruinedIn;
    private final int[] ruined;
    private int step;

    Ruin(DenseProblem problem, SplittableRandom random) {
        this.problem = problem;
        this.random = random;
        ruinedIn = new int[problem.vehicles];
        ruined = new int[problem.vehicles];
    }

    /**
     * Leaves the tours in order and what was taken out among the absent.
     *
     * @param placing the search is for places alone: half of the time the ruin begins beside a stop that has none
     */
    void apply(Tours tours, boolean placing) {
        step++;
        int used = problem.vehicles - tours.unused.cardinality();
        int placed = problem.stops - tours.absentCount;
        if (placed == 0) {
            return;
        }
        double longest = Math.min(placing ? LONGEST_STRING_PLACING : LONGEST_STRING, (double) placed / used);
        double most = 4.0 * (placing ? AVERAGE_PLACING : AVERAGE) / (1 + longest) - 1;
        int strings = (int) (random.nextDouble() * most + 1);
        int count = 0;
        int seed = placing && tours.absentCount > 0 && random.nextBoolean()
                ? tours.absent[random.nextInt(tours.absentCount)]
                : random.nextInt(problem.stops);
        int[] around = problem.neighbours.around;
        int width = problem.neighbours.ruinWidth;
        for (int k = -1; k < width && count < strings; k++) {
            int stop = k < 0 ? seed : around[seed * width + k];
            if (stop < 0) {
                break;
            }
            int v = tours.tour[stop];
            if (v == Tours.NONE || ruinedIn[v] == step) {
                continue;
            }
            ruinedIn[v] = step;
            ruined[count++] = v;
            double cap = Math.min(tours.sizes[v], longest);
            int length = (int) (random.nextDouble() * cap + 1);
            takeString(tours, stop, v, Math.min(length, tours.sizes[v]));
        }
        for (int k = 0; k < count; k++) {
            tours.retime(ruined[k]);
        }
    }

    /** A string of the given length that contains the stop; half of the time some in its midst are spared. */
    private void takeString(Tours tours, int stop, int v, int length) {
        int spared = 0;
        int room = tours.sizes[v] - length;
        if (length > 1 && room > 0 && random.nextDouble() < SPLIT) {
            spared = 1;
            while (spared < room && random.nextDouble() > NO_MORE_SPARED) {
                spared++;
            }
        }
        int span = length + spared;
        int back = random.nextInt(span);
        int first = stop;
        while (back > 0 && tours.prev[first] < problem.stops) {
            first = tours.prev[first];
            back--;
        }
        // Where the tour's end comes too soon, the string begins earlier.
        int ahead = 1;
        for (int node = first; ahead < span && tours.next[node] < problem.stops; node = tours.next[node]) {
            ahead++;
        }
        while (ahead < span && tours.prev[first] < problem.stops) {
            first = tours.prev[first];
            ahead++;
        }
        int gap = spared == 0 ? span : 1 + random.nextInt(length - 1);
        int node = first;
        for (int k = 0; k < span; k++) {
            int following = tours.next[node];
            if (k < gap || k >= gap + spared) {
                tours.remove(node);
            }
            node = following;
        }
    }
}
