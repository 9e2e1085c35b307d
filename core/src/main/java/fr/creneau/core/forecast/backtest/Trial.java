package fr.creneau.core.forecast.backtest;

import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.scores.PointErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every candidate and what is made of them at one origin: the candidates are judged at earlier origins, and from these
 * come the ensemble's weights, the choice for each series and everybody's intervals. Confined to one call.
 */
public final class Trial {
    private final Panel before;
    private final Judging judging;
    private final int[] stepsBeforeHere;
    private final double[][][] actual;
    private final List<double[][][]> inside = new ArrayList<>();
    private final List<double[][]> now = new ArrayList<>();
    private final List<Outlook> outlooks = new ArrayList<>();

    private Trial(Panel before, Judging judging, int[] stepsBeforeHere, double[][][] actual) {
        this.before = before;
        this.judging = judging;
        this.stepsBeforeHere = stepsBeforeHere;
        this.actual = actual;
    }

    /**
     * @param stepsBack the origin, before the panel's own; 0 is the panel's own
     * @return the candidates in their order; then, where there are several, the ensemble, and with two origins or more
     *     what chooses for each series
     */
    public static List<Outlook> at(PastForecasts past, int stepsBack, Judging judging) {
        int inside = judging.origins();
        int horizon = past.horizon();
        int[] stepsBeforeHere = new int[inside];
        Arrays.setAll(stepsBeforeHere, k -> (k + 1) * horizon);
        double[][][] actual = new double[inside][][];
        Arrays.setAll(actual, k -> past.panel().after(stepsBack + stepsBeforeHere[k], horizon));
        Trial trial = new Trial(past.panel().before(stepsBack), judging, stepsBeforeHere, actual);
        int candidates = past.names().size();
        for (int m = 0; m < candidates; m++) {
            double[][][] told = new double[inside][][];
            for (int k = 0; k < inside; k++) {
                told[k] = past.told(m, stepsBack + stepsBeforeHere[k]);
            }
            trial.add(past.names().get(m), told, past.told(m, stepsBack));
        }
        if (candidates > 1) {
            trial.add(
                    Outlook.ENSEMBLE,
                    judging.weights()
                            ? Blend.learn(trial.insideOfAll(), actual)
                            : Blend.equal(trial.insideOfAll(), actual));
        }
        if (candidates > 1 && inside > 1) {
            trial.add(Outlook.PER_SERIES, Blend.choose(trial.insideOfAll(), actual));
        }
        return trial.outlooks;
    }

    private double[][][][] insideOfAll() {
        return inside.toArray(double[][][][]::new);
    }

    private void add(String model, Blend blend) {
        add(model, blend.mixInside(insideOfAll()), blend.mix(now));
    }

    private void add(String model, double[][][] toldInside, double[][] told) {
        inside.add(toldInside);
        now.add(told);
        Residuals residuals = Residuals.of(actual, toldInside);
        Conformal conformal = judging.units()
                ? Conformal.learn(residuals, stepsBeforeHere, before.season())
                : Conformal.plain(residuals);
        double[][][] quantiles = new double[told.length][][];
        for (int i = 0; i < told.length; i++) {
            quantiles[i] = conformal.around(told[i], i, before.series().get(i).neverNegative());
        }
        Outlook.Misses misses = new Outlook.Misses(residuals.rows(), conformal.insideUnits());
        outlooks.add(new Outlook(
                model, told, quantiles, conformal.units(), loss(actual, toldInside, inside.get(0)), misses));
    }

    private static double loss(double[][][] actual, double[][][] told, double[][][] yardstick) {
        double sum = 0;
        int n = 0;
        for (int k = 0; k < actual.length; k++) {
            for (int i = 0; i < actual[k].length; i++) {
                double usual = PointErrors.meanAbsolute(actual[k][i], yardstick[k][i]);
                double own = PointErrors.meanAbsolute(actual[k][i], told[k][i]);
                if (own + usual > 0) {
                    sum += own / (own + usual);
                    n++;
                }
            }
        }
        return n == 0 ? Double.POSITIVE_INFINITY : sum / n;
    }
}
