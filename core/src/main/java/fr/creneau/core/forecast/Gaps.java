package fr.creneau.core.forecast;

import java.util.Arrays;

/** Fills what is not known so that models see an unbroken row. Stateless. */
final class Gaps {
    private Gaps() {}

    /**
     * Each NaN becomes the mean of the nearest known values at the same place of the season, before and after; where
     * there is none, the last known value. NaN before the first known value are dropped.
     */
    static double[] fill(double[] values, int season) {
        int first = 0;
        while (first < values.length && Double.isNaN(values[first])) {
            first++;
        }
        double[] filled = Arrays.copyOfRange(values, first, values.length);
        for (int t = 0; t < filled.length; t++) {
            if (Double.isNaN(filled[t])) {
                double before = t >= season ? filled[t - season] : Double.NaN;
                double after = nextKnown(values, first + t, season);
                double both = (before + after) / 2;
                filled[t] = !Double.isNaN(both)
                        ? both
                        : !Double.isNaN(before) ? before : !Double.isNaN(after) ? after : filled[t - 1];
            }
        }
        return filled;
    }

    private static double nextKnown(double[] values, int from, int season) {
        for (int t = from + season; t < values.length; t += season) {
            if (!Double.isNaN(values[t])) {
                return values[t];
            }
        }
        return Double.NaN;
    }
}
