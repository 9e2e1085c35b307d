package fr.creneau.core.forecast.backtest;

/**
 * What one model tells at one origin.
 *
 * @param told series, step
 * @param quantiles series, step, level: see {@link Quantiles#levels()}
 * @param units series, step: the size of an error that is usual there, in the values' own unit; 0 where nothing was missed
 * @param insideLoss how it did at the earlier origins it was judged by, beside the first candidate: the mean over the
 *     series of own / (own + first's) mean absolute error, so 0.5 where both did alike; a choice for the whole panel goes by it
 * @param inside what it missed at the earlier origins
 */
public record Outlook(
        String model, double[][] told, double[][][] quantiles, double[][] units, double insideLoss, Misses inside) {
    /** The name under which the weighted mean of all candidates appears. */
    public static final String ENSEMBLE = "ensemble";

    /** The name of the model that tells each series what did best for it: one candidate, or the ensemble. */
    public static final String PER_SERIES = "per-series";

    /**
     * Errors at the earlier origins: a row for each origin and step, in it every series.
     *
     * @param errors actual less told; 0 where the actual value is not known
     * @param units the size of an error that is usual there, known without that origin where there are several
     */
    public record Misses(double[][] errors, double[][] units) {}
}
