package fr.creneau.core.eta.calibration;

import fr.creneau.core.eta.Arrivals;
import java.util.Arrays;

/**
 * What became of an engine's claims, by how far ahead they looked: for each group, where the true arrivals fell on the
 * normal scores of the claimed distributions. A perfect engine's scores are standard normal; the quantiles of those seen
 * say how to bend a claim so that it holds (conformal prediction on the score; Lei et al. 2018, followed online by a
 * sliding memory of the newest arrivals). A group that has seen little leans on all groups together, and these on the
 * engine's own claim. Not thread-safe.
 */
public final class Calibration {
    /** Ends of the groups of time ahead, minutes; the last group has no end. */
    private static final double[] MINUTES_AHEAD = {5, 10, 20, 40, 80, 160, 320};

    /** Ends of the groups of rank: this many stops ahead, 1 being the next. */
    private static final int[] RANKS = {3, 10};

    private static final int AHEAD_GROUPS = MINUTES_AHEAD.length + 1;
    private static final int GROUPS = AHEAD_GROUPS * (RANKS.length + 1);

    private final Scores pooled;
    private final Scores[] groups = new Scores[GROUPS];

    /** @param memory how many of the newest arrivals each group remembers, 100 or more */
    public Calibration(int memory) {
        if (memory < 100) {
            throw new IllegalArgumentException("memory %d: expected 100 arrivals or more".formatted(memory));
        }
        pooled = new Scores(memory);
        Arrays.setAll(groups, i -> new Scores(memory));
    }

    /** The group of a claim. */
    public static int group(double secondsAhead, int stopAhead) {
        int ahead = 0;
        while (ahead < MINUTES_AHEAD.length && secondsAhead >= MINUTES_AHEAD[ahead] * 60) {
            ahead++;
        }
        int rank = 0;
        while (rank < RANKS.length && stopAhead + 1 > RANKS[rank]) {
            rank++;
        }
        return rank * AHEAD_GROUPS + ahead;
    }

    /**
     * An arrival that has happened.
     *
     * @param score {@link Arrivals#scoreOf} the true arrival in what the engine had claimed, before any bending
     */
    public void observe(int group, double score) {
        pooled.add(score, Scores.NONE);
        groups[group].add(score, pooled);
    }

    /** The engine's own score at which the k-th level of {@link Arrivals} truly lies. Increasing in k. */
    public double score(int group, int k) {
        return groups[group].isEmpty() ? pooled.quantile(k) : groups[group].quantile(k);
    }

    /** How many arrivals were observed in all. */
    public long observed() {
        return pooled.count();
    }

    /**
     * How the bent claims did lately, before they learnt of each arrival.
     *
     * @return share of the newest arrivals inside the interval between two levels minus what was claimed, −1 to 1; NaN
     *     before anything was observed
     */
    public double coverageGap(int lowLevel, int highLevel) {
        return pooled.coverage(lowLevel, highLevel) - (Arrivals.level(highLevel) - Arrivals.level(lowLevel));
    }
}
