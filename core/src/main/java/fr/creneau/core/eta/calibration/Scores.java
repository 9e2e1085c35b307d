package fr.creneau.core.eta.calibration;

import fr.creneau.core.eta.Arrivals;
import java.util.Arrays;

/** The newest scores of one group and their quantiles, which are worked out anew from time to time. Not thread-safe. */
final class Scores {
    /** Nothing seen: standard normal. */
    static final Scores NONE = new Scores(1);

    /** So many scores' worth of belief in the wider group. */
    private static final double BELIEF = 40;

    /** Quantiles are worked out anew when this share of what is remembered is new. */
    private static final double RENEW = 0.05;

    private static final int LEAST_NEW = 10;

    private final double[] ring;
    private final double[] sorted;
    private final double[] quantiles = new double[Arrivals.levels()];
    private long count;
    private int fresh;

    Scores(int memory) {
        ring = new double[memory];
        sorted = new double[memory];
        Arrays.setAll(quantiles, Arrivals::score);
    }

    void add(double score, Scores wider) {
        ring[(int) (count % ring.length)] = score;
        count++;
        fresh++;
        if (fresh >= Math.max(LEAST_NEW, RENEW * size())) {
            renew(wider);
            fresh = 0;
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** At the levels of {@link Arrivals}; not to be changed. */
    double[] quantiles() {
        return quantiles;
    }

    private int size() {
        return (int) Math.min(count, ring.length);
    }

    private void renew(Scores wider) {
        int n = size();
        System.arraycopy(ring, 0, sorted, 0, n);
        Arrays.sort(sorted, 0, n);
        double trust = n / (n + BELIEF);
        for (int k = 0; k < quantiles.length; k++) {
            // The conformal rank: of n + 1 equally likely places for the next score.
            double rank = Arrivals.level(k) * (n + 1) - 1;
            int below = (int) Math.max(0, Math.min(n - 1, Math.floor(rank)));
            int above = Math.min(n - 1, below + 1);
            double share = Math.max(0, Math.min(1, rank - below));
            double seen = sorted[below] + share * (sorted[above] - sorted[below]);
            quantiles[k] = trust * seen + (1 - trust) * wider.quantiles[k];
        }
    }
}
