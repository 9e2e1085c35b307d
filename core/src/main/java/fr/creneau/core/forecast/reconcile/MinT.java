package fr.creneau.core.forecast.reconcile;

import fr.creneau.core.forecast.Cholesky;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes forecasts add up with the least trace of error variance, the covariance of errors shrunk towards its diagonal.
 * Written with the constraints rather than the bottom series, ỹ = ŷ − W·Cᵀ·(C·W·Cᵀ)⁻¹·C·ŷ, and the covariance kept as
 * the errors it comes from: what is factored is as large as the number of sums, whatever the number of series.
 * Immutable, thread-safe. Sources: Wickramasuriya, Athanasopoulos, Hyndman (2019); Schäfer and Strimmer (2005) for the
 * shrinkage.
 */
public final class MinT {
    private static final int SHRINKAGE_NODES = 600;

    private final Hierarchy hierarchy;
    private final double[][] errors;
    private final double[] variances;
    private final double shrinkage;
    private final double[][] errorGaps;
    private final double[][] factor;

    private MinT(Hierarchy hierarchy, double[][] errors, double[] variances, double shrinkage) {
        this.hierarchy = hierarchy;
        this.errors = errors;
        this.variances = variances;
        this.shrinkage = shrinkage;
        this.errorGaps = new double[errors.length][];
        for (int j = 0; j < errors.length; j++) {
            errorGaps[j] = hierarchy.gaps(errors[j]);
        }
        this.factor = gapCovariance();
        Cholesky.factor(factor);
    }

    /** @param errors of forecasts, actual less told: a row for each moment, in it every node */
    public static MinT learn(Hierarchy hierarchy, double[][] errors) {
        double[] variances = variances(errors, hierarchy.nodes());
        return new MinT(hierarchy, errors, variances, shrinkage(errors, variances));
    }

    /** How much of the off-diagonal covariance is taken away, 0 to 1. */
    public double shrinkage() {
        return shrinkage;
    }

    /** Forecasts of all nodes at one step, made to add up; the given ones are left as they are. */
    public double[] reconcile(double[] nodes) {
        double[] weights = Cholesky.solveFactored(factor, hierarchy.gaps(nodes));
        double[] spread = new double[nodes.length];
        for (int a = 0; a < weights.length; a++) {
            spread[hierarchy.bottom() + a] += weights[a];
            for (int member : hierarchy.sums().get(a).members()) {
                spread[member] -= weights[a];
            }
        }
        double[] reconciled = nodes.clone();
        for (int i = 0; i < nodes.length; i++) {
            reconciled[i] -= shrinkage * variances[i] * spread[i];
        }
        for (int j = 0; j < errors.length && shrinkage < 1; j++) {
            double along = 0;
            for (int a = 0; a < weights.length; a++) {
                along += errorGaps[j][a] * weights[a];
            }
            along *= (1 - shrinkage) / errors.length;
            for (int i = 0; i < nodes.length; i++) {
                reconciled[i] -= along * errors[j][i];
            }
        }
        return reconciled;
    }

    /** C·W·Cᵀ, its lower triangle. */
    private double[][] gapCovariance() {
        int sums = hierarchy.sums().size();
        double[][] matrix = new double[sums][sums];
        List<List<Integer>> sumsOf = new ArrayList<>();
        for (int i = 0; i < hierarchy.bottom(); i++) {
            sumsOf.add(new ArrayList<>());
        }
        for (int a = 0; a < sums; a++) {
            matrix[a][a] = shrinkage * variances[hierarchy.bottom() + a];
            for (int member : hierarchy.sums().get(a).members()) {
                sumsOf.get(member).add(a);
            }
        }
        for (int i = 0; i < hierarchy.bottom(); i++) {
            for (int a : sumsOf.get(i)) {
                for (int b : sumsOf.get(i)) {
                    if (b <= a) {
                        matrix[a][b] += shrinkage * variances[i];
                    }
                }
            }
        }
        double share = (1 - shrinkage) / Math.max(1, errors.length);
        for (double[] gaps : errorGaps) {
            for (int a = 0; a < sums && share > 0; a++) {
                for (int b = 0; b <= a; b++) {
                    matrix[a][b] += share * gaps[a] * gaps[b];
                }
            }
        }
        return matrix;
    }

    /** Mean squares of the errors; a node that never missed counts a little, so that every matrix can be factored. */
    private static double[] variances(double[][] errors, int nodes) {
        double[] variances = new double[nodes];
        double greatest = 0;
        for (int i = 0; i < nodes; i++) {
            for (double[] row : errors) {
                variances[i] += row[i] * row[i] / errors.length;
            }
            greatest = Math.max(greatest, variances[i]);
        }
        double least = greatest > 0 ? 1e-10 * greatest : 1;
        for (int i = 0; i < nodes; i++) {
            variances[i] = Math.max(least, variances[i]);
        }
        return variances;
    }

    /** Estimated on evenly chosen nodes where there are many. */
    private static double shrinkage(double[][] errors, double[] variances) {
        int n = errors.length;
        int stride = Math.max(1, variances.length / SHRINKAGE_NODES);
        double uncertain = 0;
        double squares = 0;
        for (int i = 0; i < variances.length; i += stride) {
            for (int k = 0; k < i; k += stride) {
                double unit = Math.sqrt(variances[i] * variances[k]);
                double sum = 0;
                double sumOfSquares = 0;
                for (double[] row : errors) {
                    double product = row[i] * row[k] / unit;
                    sum += product;
                    sumOfSquares += product * product;
                }
                double mean = sum / n;
                squares += mean * mean;
                uncertain += (sumOfSquares - n * mean * mean) / ((double) n * (n - 1));
            }
        }
        return squares > 0 && n > 1 ? Math.max(0.01, Math.min(1, uncertain / squares)) : 1;
    }
}
