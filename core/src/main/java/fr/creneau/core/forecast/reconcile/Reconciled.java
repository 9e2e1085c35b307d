package fr.creneau.core.forecast.reconcile;

import fr.creneau.core.forecast.backtest.Outlook;
import fr.creneau.core.forecast.backtest.Quantiles;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Forecasts that add up: means, and quantiles from samples each of which adds up.
 *
 * @param means node, step
 * @param quantiles node, step, level: see {@link Quantiles#levels()}; quantiles of sums are not sums of quantiles
 */
public record Reconciled(double[][] means, double[][][] quantiles) {
    /**
     * @param outlook of all nodes. Each of its earlier misses, made to add up, is one way how everything may turn out
     *     together, so what nodes have in common is kept; a bottom node's part of it is then brought from the size usual
     *     at its own step and phase of the season to that usual at the step told, and sums follow
     * @param volume whether nothing is below zero: then bottom forecasts are cut there, and their sums follow
     */
    public static Reconciled of(Hierarchy hierarchy, MinT minT, Outlook outlook, boolean volume) {
        double[][] told = outlook.told();
        int horizon = told[0].length;
        double[][] ways = Arrays.stream(outlook.inside().errors())
                .parallel()
                .map(row -> coherent(hierarchy, minT.reconcile(row), false))
                .toArray(double[][]::new);
        double[][] means = new double[hierarchy.nodes()][horizon];
        double[][][] quantiles = new double[hierarchy.nodes()][horizon][];
        IntStream.range(0, horizon).parallel().forEach(h -> {
            double[] step = new double[hierarchy.nodes()];
            for (int i = 0; i < step.length; i++) {
                step[i] = told[i][h];
            }
            double[] mean = minT.reconcile(step);
            double[][] samples = new double[ways.length][];
            for (int j = 0; j < ways.length; j++) {
                samples[j] = mean.clone();
                for (int i = 0; i < hierarchy.bottom(); i++) {
                    double unit = outlook.inside().units()[j][i];
                    double here = outlook.units()[i][h];
                    samples[j][i] += ways[j][i] * (unit > 0 && here > 0 ? here / unit : 1);
                }
                coherent(hierarchy, samples[j], volume);
            }
            coherent(hierarchy, mean, volume);
            double[] column = new double[ways.length];
            for (int i = 0; i < mean.length; i++) {
                means[i][h] = mean[i];
                for (int j = 0; j < column.length; j++) {
                    column[j] = samples[j][i];
                }
                Arrays.sort(column);
                quantiles[i][h] = Quantiles.of(column);
            }
        });
        return new Reconciled(means, quantiles);
    }

    /** Rounding of the projection is taken out by adding up once more. */
    private static double[] coherent(Hierarchy hierarchy, double[] nodes, boolean volume) {
        for (int i = 0; i < hierarchy.bottom() && volume; i++) {
            nodes[i] = Math.max(0, nodes[i]);
        }
        hierarchy.addUp(nodes);
        return nodes;
    }
}
