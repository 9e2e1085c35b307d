package fr.creneau.core.forecast.backtest;

import java.util.List;

/**
 * What one model tells at one origin.
 *
 * @param told series, step
 * @param quantiles series, step, level: see {@link Quantiles#levels()}
 * @param insideLoss how it did at the earlier origins it was judged by, beside the first candidate: the mean over the
 *     series of own / (own + first's) mean absolute error, so 0.5 where both did alike; the choice goes by it
 * @param insideErrors what it missed at the earlier origins, actual less told: a row for each origin and step, in it every
 *     series; 0 where the actual value is not known
 */
public record Outlook(
        String model, double[][] told, double[][][] quantiles, double insideLoss, double[][] insideErrors) {
    /** The name under which the weighted mean of all candidates appears. */
    public static final String ENSEMBLE = "ensemble";

    /** The one that did best inside the past. */
    public static Outlook best(List<Outlook> outlooks) {
        Outlook best = outlooks.get(0);
        for (Outlook one : outlooks) {
            best = one.insideLoss < best.insideLoss ? one : best;
        }
        return best;
    }
}
