package fr.creneau.core.forecast.backtest;

import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.scores.PointErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every candidate and their ensemble at one origin: the candidates are judged at earlier origins, and from these come the
 * ensemble's weights and everybody's intervals. Stateless.
 */
public final class Trial {
    private Trial() {}

    /**
     * @param stepsBack the origin, before the panel's own; 0 is the panel's own
     * @param inside how many earlier origins, each one horizon before the next, at least 1
     * @return the candidates in their order, then the ensemble where there are several
     */
    public static List<Outlook> at(PastForecasts past, int stepsBack, int inside) {
        Panel panel = past.panel();
        Panel before = panel.before(stepsBack);
        int horizon = past.horizon();
        int candidates = past.names().size();
        int[] origins = new int[inside];
        Arrays.setAll(origins, k -> stepsBack + (k + 1) * horizon);
        double[][][] actual = new double[inside][][];
        double[][][][] told = new double[candidates][inside][][];
        List<double[][]> now = new ArrayList<>();
        for (int m = 0; m < candidates; m++) {
            for (int k = 0; k < inside; k++) {
                actual[k] = panel.after(origins[k], horizon);
                told[m][k] = past.told(m, origins[k]);
            }
            now.add(past.told(m, stepsBack));
        }
        List<Outlook> outlooks = new ArrayList<>();
        for (int m = 0; m < candidates; m++) {
            double loss = loss(actual, told[m], told[0]);
            Residuals residuals = Residuals.of(actual, told[m]);
            outlooks.add(outlook(past.names().get(m), now.get(m), residuals, origins, stepsBack, before, loss));
        }
        if (candidates > 1) {
            outlooks.add(ensemble(told, actual, now, origins, stepsBack, before));
        }
        return outlooks;
    }

    private static Outlook ensemble(
            double[][][][] told,
            double[][][] actual,
            List<double[][]> now,
            int[] origins,
            int stepsBack,
            Panel before) {
        Blend blend = Blend.learn(told, actual);
        double[][][] mixed = new double[actual.length][][];
        for (int k = 0; k < mixed.length; k++) {
            List<double[][]> at = new ArrayList<>();
            for (double[][][] candidate : told) {
                at.add(candidate[k]);
            }
            mixed[k] = blend.mix(at);
        }
        double loss = loss(actual, mixed, told[0]);
        Residuals residuals = Residuals.of(actual, mixed);
        return outlook(Outlook.ENSEMBLE, blend.mix(now), residuals, origins, stepsBack, before, loss);
    }

    private static Outlook outlook(
            String model,
            double[][] told,
            Residuals residuals,
            int[] origins,
            int stepsBack,
            Panel before,
            double loss) {
        int[] fromHere = Arrays.stream(origins).map(back -> back - stepsBack).toArray();
        Conformal conformal = Conformal.learn(residuals, fromHere, before.season());
        double[][][] quantiles = new double[told.length][][];
        for (int i = 0; i < told.length; i++) {
            quantiles[i] = conformal.around(told[i], i, before.series().get(i).neverNegative());
        }
        return new Outlook(model, told, quantiles, loss, residuals.rows());
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
