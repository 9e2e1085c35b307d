package fr.creneau.core.forecast.backtest;

import fr.creneau.core.forecast.scores.PointErrors;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights of the candidates in their ensemble, for each series: a power of how badly they did for this series and for
 * all, inside the past. How steep the power, and how much the series' own past counts, is what would have served best at
 * each origin when learnt from the others. Immutable.
 *
 * @param weights series, candidate; they add to 1
 * @param steepness 0 is the equal mean
 * @param shared share of what is common to all series, 0 to 1
 */
record Blend(double[][] weights, double steepness, double shared) {
    private static final double[] STEEPNESS = {0, 1, 2, 4, 8};
    private static final double[] SHARED = {0.25, 0.5, 0.75, 1};
    private static final double LEAST = 0.05;

    /**
     * @param told candidate, origin, series, step
     * @param actual origin, series, step
     */
    static Blend learn(double[][][][] told, double[][][] actual) {
        double[][][] losses = losses(told, actual);
        Blend best = weigh(losses, -1, 0, 1);
        if (actual.length < 2) {
            return weigh(losses, -1, 2, 0.5);
        }
        double least = Double.POSITIVE_INFINITY;
        for (double steepness : STEEPNESS) {
            for (double shared : steepness == 0 ? new double[] {1} : SHARED) {
                double loss = 0;
                for (int k = 0; k < actual.length; k++) {
                    loss += weigh(losses, k, steepness, shared).loss(told, actual, losses, k);
                }
                if (loss < least) {
                    least = loss;
                    best = new Blend(best.weights, steepness, shared);
                }
            }
        }
        return weigh(losses, -1, best.steepness, best.shared);
    }

    /** The ensemble's forecasts from the candidates': candidate, series, step. */
    double[][] mix(List<double[][]> told) {
        double[][] mixed = new double[weights.length][];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = new double[told.get(0)[i].length];
            for (int m = 0; m < told.size(); m++) {
                for (int h = 0; h < mixed[i].length; h++) {
                    mixed[i][h] += weights[i][m] * told.get(m)[i][h];
                }
            }
        }
        return mixed;
    }

    /** Mean absolute errors, origin, series, candidate; NaN where nothing is known of that origin. */
    private static double[][][] losses(double[][][][] told, double[][][] actual) {
        double[][][] losses = new double[actual.length][actual[0].length][told.length];
        for (int k = 0; k < actual.length; k++) {
            for (int i = 0; i < actual[k].length; i++) {
                for (int m = 0; m < told.length; m++) {
                    losses[k][i][m] = PointErrors.meanAbsolute(actual[k][i], told[m][k][i]);
                }
            }
        }
        return losses;
    }

    private static Blend weigh(double[][][] losses, int leftOut, double steepness, double shared) {
        int series = losses[0].length;
        int candidates = series == 0 ? 0 : losses[0][0].length;
        double[][] own = new double[series][];
        double[] common = new double[candidates];
        for (int i = 0; i < series; i++) {
            own[i] = relative(losses, i, leftOut, candidates);
            for (int m = 0; m < candidates; m++) {
                common[m] += own[i][m] / series;
            }
        }
        for (double[] one : own) {
            double total = 0;
            for (int m = 0; m < candidates; m++) {
                double mixed = Math.pow(Math.max(LEAST, one[m]), 1 - shared) * Math.pow(common[m], shared);
                one[m] = Math.pow(mixed, -steepness);
                total += one[m];
            }
            for (int m = 0; m < candidates; m++) {
                one[m] /= total;
            }
        }
        return new Blend(own, steepness, shared);
    }

    /** A series' losses over their mean; all 1 where nothing is known or nothing was missed. */
    private static double[] relative(double[][][] losses, int i, int leftOut, int candidates) {
        double[] sums = new double[candidates];
        double total = 0;
        for (int k = 0; k < losses.length; k++) {
            if (k != leftOut && candidates > 0 && !Double.isNaN(losses[k][i][0])) {
                for (int m = 0; m < candidates; m++) {
                    sums[m] += losses[k][i][m];
                    total += losses[k][i][m] / candidates;
                }
            }
        }
        for (int m = 0; m < candidates; m++) {
            sums[m] = total > 0 ? sums[m] / total : 1;
        }
        return sums;
    }

    /** Of this ensemble at one origin, over the candidates' mean loss there. */
    private double loss(double[][][][] told, double[][][] actual, double[][][] losses, int k) {
        List<double[][]> at = new ArrayList<>();
        for (double[][][] candidate : told) {
            at.add(candidate[k]);
        }
        double[][] mixed = mix(at);
        double sum = 0;
        for (int i = 0; i < mixed.length; i++) {
            double usual = 0;
            for (double loss : losses[k][i]) {
                usual += loss / losses[k][i].length;
            }
            if (usual > 0) {
                sum += PointErrors.meanAbsolute(actual[k][i], mixed[i]) / usual;
            }
        }
        return sum;
    }
}
