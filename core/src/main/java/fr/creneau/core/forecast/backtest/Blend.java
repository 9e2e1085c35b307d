package fr.creneau.core.forecast.backtest;

import fr.creneau.core.forecast.scores.PointErrors;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Mixtures of the candidates, for each series. What is told now is mixed by all that is known of the inner origins; what
 * would have been told at one of them, by the others alone: so a mixture is judged by what its weights have not seen, as
 * the candidates are. Immutable.
 *
 * @param weights series, candidate; they add to 1
 * @param without inner origin, series, candidate: the weights learnt without that origin; they add to 1
 */
record Blend(double[][] weights, double[][][] without) {
    private static final double[] STEEPNESS = {0, 1, 2, 4, 8};
    private static final double[] SHARED = {0.25, 0.5, 0.75, 1};
    private static final double LEAST = 0.05;
    private static final int NONE = -1;

    /**
     * The ensemble: weights by a power of how badly the candidates did for this series and for all. How steep the power,
     * and how much the series' own past counts, is what served best at each origin when learnt from the others; these two
     * numbers alone have seen all origins. With a single origin nothing could be judged: the equal mean.
     *
     * @param told candidate, origin, series, step
     * @param actual origin, series, step
     */
    static Blend learn(double[][][][] told, double[][][] actual) {
        Blend best = equal(told, actual);
        if (actual.length < 2) {
            return best;
        }
        double[][][] losses = losses(told, actual);
        double least = Double.POSITIVE_INFINITY;
        for (double steepness : STEEPNESS) {
            for (double shared : steepness == 0 ? new double[] {1} : SHARED) {
                Blend tried = of(actual.length, leftOut -> weigh(losses, leftOut, steepness, shared));
                double loss = tried.loss(told, actual, losses);
                if (loss < least) {
                    least = loss;
                    best = tried;
                }
            }
        }
        return best;
    }

    /** The equal mean. Arguments as in {@link #learn}. */
    static Blend equal(double[][][][] told, double[][][] actual) {
        double[] each = new double[told.length];
        Arrays.fill(each, 1.0 / told.length);
        double[][] weights = new double[actual[0].length][];
        Arrays.fill(weights, each);
        return of(actual.length, leftOut -> weights);
    }

    /** For each series the one candidate that did best for it; the first of equals. Arguments as in {@link #learn}. */
    static Blend choose(double[][][][] told, double[][][] actual) {
        double[][][] losses = losses(told, actual);
        return of(actual.length, leftOut -> {
            double[][] chosen = new double[actual[0].length][told.length];
            for (int i = 0; i < chosen.length; i++) {
                double[] own = relative(losses, i, leftOut, told.length);
                int best = 0;
                for (int m = 1; m < own.length; m++) {
                    best = own[m] < own[best] ? m : best;
                }
                chosen[i][best] = 1;
            }
            return chosen;
        });
    }

    private static Blend of(int origins, IntFunction<double[][]> weightsWithout) {
        double[][][] without = new double[origins][][];
        Arrays.setAll(without, weightsWithout);
        return new Blend(weightsWithout.apply(NONE), without);
    }

    /** What is told now from what the candidates tell: candidate, series, step. */
    double[][] mix(List<double[][]> told) {
        return mix(told, weights);
    }

    /** What would have been told at each inner origin: origin, series, step. */
    double[][][] mixInside(double[][][][] told) {
        double[][][] mixed = new double[without.length][][];
        for (int k = 0; k < mixed.length; k++) {
            int origin = k;
            mixed[k] = mix(Arrays.stream(told).map(one -> one[origin]).toList(), without[k]);
        }
        return mixed;
    }

    private static double[][] mix(List<double[][]> told, double[][] weights) {
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

    private static double[][] weigh(double[][][] losses, int leftOut, double steepness, double shared) {
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
                double mixed =
                        Math.pow(Math.max(LEAST, one[m]), 1 - shared) * Math.pow(Math.max(LEAST, common[m]), shared);
                one[m] = Math.pow(mixed, -steepness);
                total += one[m];
            }
            for (int m = 0; m < candidates; m++) {
                one[m] /= total;
            }
        }
        return own;
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

    /** Of what would have been told at the inner origins, over the candidates' mean loss there. */
    private double loss(double[][][][] told, double[][][] actual, double[][][] losses) {
        double[][][] mixed = mixInside(told);
        double sum = 0;
        for (int k = 0; k < mixed.length; k++) {
            for (int i = 0; i < mixed[k].length; i++) {
                double usual = Arrays.stream(losses[k][i]).average().orElse(Double.NaN);
                if (usual > 0) {
                    sum += PointErrors.meanAbsolute(actual[k][i], mixed[k][i]) / usual;
                }
            }
        }
        return sum;
    }
}
