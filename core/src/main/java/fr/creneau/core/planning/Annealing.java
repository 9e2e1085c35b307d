package fr.creneau.core.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ruin and recreate under simulated annealing, on one part of a problem, in one thread. The temperature falls
 * exponentially over the whole search, of which this may be a stretch. While stops have no place, a step is also kept if
 * those that it leaves out were left out less often so far (Christiaens and Vanden Berghe 2020, section 6): so what is
 * hard to place gets its place, and what is easy to place is ejected. Not thread-safe.
 */
final class Annealing {
    private static final int LOOK_AT_CLOCK = 32;

    /**
     * In a search for places alone, what a unit of time counts for by which an absent stop comes too late for the place
     * that suits it best: so the search sees that it gets nearer.
     */
    private static final long LATE = 10;

    /**
     * In a search for places alone, another stop is left out only where the score, lateness included, is hardly worse than
     * the best, by this share of the mean way: crooked tours have no room to give.
     */
    private static final double SHIFT_WITHIN = 0.8;

    private final DenseProblem problem;
    private final Tours tours;
    private final Ruin ruin;
    private final Recreate recreate;
    private final SplittableRandom random;

    private final CostScale scale;

    /** How often each stop was left out at the end of a step. */
    private final int[] missed;

    private final int[] bestNext;
    private long bestScore = Long.MAX_VALUE;

    Annealing(DenseProblem problem, List<List<Integer>> start, CostScale scale, SplittableRandom random) {
        this.problem = problem;
        this.random = random;
        this.scale = scale;
        tours = new Tours(problem, start);
        ruin = new Ruin(problem, random);
        recreate = new Recreate(problem, random);
        missed = new int[problem.stops];
        bestNext = new int[problem.nodes];
        keepBest(score());
    }

    /** Places what is not placed yet, each stop where it costs least. */
    void fill() {
        tours.mark();
        recreate.apply(tours, false);
        keepBest(score());
    }

    /**
     * Searches until the gauge is full and tells how many steps that took.
     *
     * @param untilAllServed whether the search is for places alone: it ends when no stop is absent, and looks about those
     *     that are
     */
    long run(Gauge gauge, Cooling cooling, boolean untilAllServed) {
        long steps = 0;
        if (untilAllServed && tours.absentCount == 0) {
            return 0;
        }
        long shiftWithin = untilAllServed ? Math.round(SHIFT_WITHIN * scale.way()) : Long.MAX_VALUE / 2;
        long current = score(untilAllServed);
        bestScore = untilAllServed ? current : bestScore;
        double temperature = 0;
        long missedNow = missed();
        while (true) {
            if (steps % LOOK_AT_CLOCK == 0) {
                double done = gauge.done(steps);
                if (done >= 1) {
                    return steps;
                }
                temperature = cooling.at(done);
            }
            steps++;
            tours.mark();
            ruin.apply(tours, untilAllServed);
            recreate.apply(tours, untilAllServed);
            long found = score(untilAllServed);
            boolean shifted = tours.absentCount > 0 && missed() < missedNow && found - bestScore < shiftWithin;
            if (shifted || found < current - temperature * Math.log(random.nextDouble())) {
                current = found;
                if (found < bestScore) {
                    keepBest(found);
                    if (untilAllServed && tours.absentCount == 0) {
                        return steps;
                    }
                }
                miss();
            } else {
                miss();
                tours.undo();
            }
            missedNow = missed();
        }
    }

    /** How often, in sum, the absent stops were left out so far. */
    private long missed() {
        long sum = 0;
        for (int k = 0; k < tours.absentCount; k++) {
            sum += missed[tours.absent[k]];
        }
        return sum;
    }

    private void miss() {
        for (int k = 0; k < tours.absentCount; k++) {
            missed[tours.absent[k]]++;
        }
    }

    /** The tours as they stand, in local numbers, by local vehicle. */
    List<List<Integer>> current() {
        return read(tours.next);
    }

    /** The best tours seen. */
    List<List<Integer>> best() {
        return read(bestNext);
    }

    private long score() {
        return tours.cost + scale.absence() * tours.absentCount;
    }

    private long score(boolean placing) {
        return score() + (placing ? LATE * recreate.lateness(tours, scale) : 0);
    }

    private void keepBest(long score) {
        bestScore = score;
        System.arraycopy(tours.next, 0, bestNext, 0, bestNext.length);
    }

    private List<List<Integer>> read(int[] next) {
        List<List<Integer>> read = new ArrayList<>();
        for (int v = 0; v < problem.vehicles; v++) {
            List<Integer> tour = new ArrayList<>();
            for (int node = next[problem.start(v)]; node < problem.stops; node = next[node]) {
                tour.add(node);
            }
            read.add(tour);
        }
        return read;
    }
}
