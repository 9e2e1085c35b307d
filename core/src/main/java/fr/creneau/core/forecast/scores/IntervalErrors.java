package fr.creneau.core.forecast.scores;

/** Errors of quantiles and intervals at single steps. Stateless. */
public final class IntervalErrors {
    private IntervalErrors() {}

    /** Pinball loss of a quantile, in the values' own unit: max(q·(y − ŷ), (q − 1)·(y − ŷ)). */
    public static double pinball(double quantile, double actual, double told) {
        double error = actual - told;
        return Math.max(quantile * error, (quantile - 1) * error);
    }

    /**
     * Interval score in the values' own unit: the width, and what lies outside of it 2/α times. MSIS is its mean over
     * the naive scale. Source: Gneiting and Raftery (2007).
     *
     * @param alpha what the interval may miss: 0.05 for 95 %
     */
    public static double intervalScore(double alpha, double actual, double low, double high) {
        double outside = Math.max(0, low - actual) + Math.max(0, actual - high);
        return high - low + 2 / alpha * outside;
    }
}
