package fr.creneau.core.eta.calibration;

import fr.creneau.core.eta.Arrivals;
import java.util.Arrays;

/**
 * What became of an engine's claims, and how to bend the next ones so that they hold. A claim is a distribution; the normal
 * score at which the truth falls in it is standard normal for a perfect engine. Two things are followed:
 *
 * <ul>
 *   <li>by group of claims (how far ahead × rank), the quantiles of the newest scores: conformal prediction on the score
 *       (Lei et al. 2018). A group that has seen little leans on all groups together, and these on the engine's own claim.
 *   <li>by true time to the arrival, whether each central interval holds its share: after each arrival it becomes wider by
 *       γ × (miss − allowed misses), in logarithm, as in adaptive conformal inference (Gibbs and Candès 2021). By the true
 *       time, because that is how intervals are judged; far arrivals are those that came late. The price: claims that all
 *       look equally far, just at an end of these groups, hold some points too few.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class Calibration implements Bending {
    /** Ends of the groups of time ahead, minutes; the last group has no end. */
    private static final double[] MINUTES_AHEAD = {5, 10, 20, 40, 80, 160, 320};

    /** Ends of the groups of rank: this many stops ahead, 1 being the next. */
    private static final int[] RANKS = {3, 10};

    /** Ends of the groups of true time to the arrival, minutes. */
    private static final double[] TRUE_MINUTES = {5, 10, 20, 30};

    private static final int AHEAD_GROUPS = MINUTES_AHEAD.length + 1;
    private static final int MIDDLE = Arrivals.levels() / 2;

    private static final int LEVEL_025 = 1;
    private static final int LEVEL_10 = 3;
    private static final int LEVEL_90 = 11;
    private static final int LEVEL_975 = 13;

    /** Four points: what a public promise may be off by before somebody should look. */
    private static final double MOST_GAP = 0.04;

    private static final int LEAST_OBSERVED = 200;

    private final double gamma;
    private final Scores pooled;
    private final Scores[] groups = new Scores[AHEAD_GROUPS * (RANKS.length + 1)];

    /** By true time and pair of levels: by how much the interval between the two is stretched. */
    private final double[] stretch = new double[(TRUE_MINUTES.length + 1) * MIDDLE];

    private final byte[] newest;
    private long observed;

    /**
     * @param memory how many of the newest arrivals each group remembers, 100 or more
     * @param gamma how quickly intervals follow, 0 (not at all) to 0.05; where arrivals become known in bursts that share
     *     one fate, as whole rounds in the evening, it should be 0
     */
    public Calibration(int memory, double gamma) {
        if (memory < 100 || !(gamma >= 0 && gamma <= 0.05)) {
            throw new IllegalArgumentException(
                    "memory %d, gamma %s: expected 100 arrivals or more, 0 to 0.05".formatted(memory, gamma));
        }
        this.gamma = gamma;
        pooled = new Scores(memory);
        Arrays.setAll(groups, i -> new Scores(memory));
        Arrays.fill(stretch, 1);
        newest = new byte[memory];
    }

    /** The group of a claim. */
    public static int group(double secondsAhead, int stopAhead) {
        int rank = 0;
        while (rank < RANKS.length && stopAhead + 1 > RANKS[rank]) {
            rank++;
        }
        return rank * AHEAD_GROUPS + part(MINUTES_AHEAD, secondsAhead);
    }

    /** Learns from an arrival that has happened. */
    public void observe(Outcome outcome) {
        pooled.add(outcome.score(), Scores.NONE);
        groups[outcome.group()].add(outcome.score(), pooled);
        newest[(int) (observed++ % newest.length)] = (byte) outcome.levelsBelow();
        int at = part(TRUE_MINUTES, outcome.secondsAhead()) * MIDDLE;
        for (int k = 0; k < MIDDLE; k++) {
            double miss = isInside(outcome.levelsBelow(), k, Arrivals.levels() - 1 - k) ? 0 : 1;
            stretch[at + k] *= Math.exp(gamma * (miss - 2 * Arrivals.level(k)));
        }
    }

    @Override
    public double score(int group, double secondsAhead, int k) {
        return bent(quantiles(group), stretch, secondsAhead, k);
    }

    /** How claims are bent by what was observed up to now; later arrivals do not change it. Thread-safe. */
    Bending toBending() {
        double[][] ofGroups = new double[groups.length][];
        Arrays.setAll(ofGroups, group -> quantiles(group).clone());
        double[] stretched = stretch.clone();
        return (group, secondsAhead, k) -> bent(ofGroups[group], stretched, secondsAhead, k);
    }

    private double[] quantiles(int group) {
        return (groups[group].isEmpty() ? pooled : groups[group]).quantiles();
    }

    private static double bent(double[] quantiles, double[] stretch, double secondsAhead, int k) {
        double middle = quantiles[MIDDLE];
        if (k == MIDDLE) {
            return middle;
        }
        int pair = Math.min(k, Arrivals.levels() - 1 - k);
        double stretched = stretch[part(TRUE_MINUTES, secondsAhead) * MIDDLE + pair];
        return middle + stretched * (quantiles[k] - middle);
    }

    /** How many arrivals were observed in all. */
    public long observed() {
        return observed;
    }

    /**
     * How the bent claims did lately: the figure to watch, and to raise an alarm about.
     *
     * @return share of the newest arrivals between two levels minus what was claimed, −1 to 1; NaN before anything was
     *     observed
     */
    public double coverageGap(int lowLevel, int highLevel) {
        int size = (int) Math.min(observed, newest.length);
        int inside = 0;
        for (int i = 0; i < size; i++) {
            inside += isInside(newest[i], lowLevel, highLevel) ? 1 : 0;
        }
        double claimed = Arrivals.level(highLevel) - Arrivals.level(lowLevel);
        return size == 0 ? Double.NaN : inside / (double) size - claimed;
    }

    /**
     * Whether claims may not be trusted: enough was observed, and a gap of the intervals of 80 % or 95 % is wider than what
     * is tolerated and three standard errors of independent arrivals. Those of one round are not quite independent.
     */
    boolean fails() {
        return observed >= LEAST_OBSERVED && (isOff(gap80(), 0.8) || isOff(gap95(), 0.95));
    }

    private boolean isOff(double gap, double share) {
        return Math.abs(gap) > MOST_GAP + 3 * Math.sqrt(share * (1 - share) / Math.min(observed, newest.length));
    }

    /** {@link #coverageGap} of the intervals of 80 %. */
    double gap80() {
        return coverageGap(LEVEL_10, LEVEL_90);
    }

    /** {@link #coverageGap} of the intervals of 95 %. */
    double gap95() {
        return coverageGap(LEVEL_025, LEVEL_975);
    }

    private static boolean isInside(int levelsBelow, int lowLevel, int highLevel) {
        return levelsBelow > lowLevel && levelsBelow <= highLevel;
    }

    private static int part(double[] endMinutes, double seconds) {
        int part = 0;
        while (part < endMinutes.length && seconds >= endMinutes[part] * 60) {
            part++;
        }
        return part;
    }
}
