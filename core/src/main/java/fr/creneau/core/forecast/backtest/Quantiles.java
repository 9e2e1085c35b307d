package fr.creneau.core.forecast.backtest;

import java.util.Arrays;

/** The quantiles that are told, and how one is read from a sample. Stateless. */
public final class Quantiles {
    private static final double[] LEVELS = {0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975};

    private Quantiles() {}

    /** Lowest first; 0.1 and 0.9 bound the 80 % interval, 0.025 and 0.975 that of 95 %. */
    public static double[] levels() {
        return LEVELS.clone();
    }

    /** Place of a level among {@link #levels()}. */
    public static int at(double level) {
        int at = Arrays.binarySearch(LEVELS, level);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "quantile %s: expected one of %s".formatted(level, Arrays.toString(LEVELS)));
        }
        return at;
    }

    /**
     * The quantile that covers a further draw with the level's probability: the ⌈(n + 1)·q⌉-th smallest above a half,
     * its mirror below. Source: Vovk, Gammerman, Shafer, Algorithmic Learning in a Random World (2005).
     *
     * @param sorted ascending, at least one
     */
    static double conformal(double[] sorted, double level) {
        int n = sorted.length;
        if (level < 0.5) {
            return sorted[n - rank(n, 1 - level)];
        }
        return sorted[rank(n, level) - 1];
    }

    /** A value for each of {@link #levels()}; zeros from an empty sample. */
    public static double[] of(double[] sorted) {
        double[] values = new double[LEVELS.length];
        for (int q = 0; q < LEVELS.length && sorted.length > 0; q++) {
            values[q] = conformal(sorted, LEVELS[q]);
        }
        return values;
    }

    private static int rank(int n, double level) {
        return Math.min(n, Math.max(1, (int) Math.ceil((n + 1) * level - 1e-9)));
    }
}
