package fr.creneau.core.forecast.backtest;

import java.util.Arrays;

/**
 * Quantiles around a point forecast from what the same model missed before. An error counts in units of what is usual
 * for its series and phase of the season, known without the origin it comes from; errors in those units are pooled over
 * all series, by stretches of the horizon. Immutable. Source: split conformal prediction with a normalised score, Lei et
 * al. (2018).
 */
final class Conformal {
    /** An own phase counts as much as this many errors of its series. */
    private static final double PRIOR = 8;

    /** Steps of the horizon that are pooled are this share of it. */
    private static final int STRETCHES = 8;

    private final double[][] spread;
    private final double[][] spreadInside;
    private final double[][] quantiles;
    private final double[] sizes;
    private final int stretch;

    /**
     * @param spread series, step
     * @param spreadInside a row for each origin and step, in it every series
     * @param quantiles of the errors over their spread: stretch, level
     * @param sizes mean size of the errors over their spread: stretch
     */
    private Conformal(double[][] spread, double[][] spreadInside, double[][] quantiles, double[] sizes, int stretch) {
        this.spread = spread;
        this.spreadInside = spreadInside;
        this.quantiles = quantiles;
        this.sizes = sizes;
        this.stretch = stretch;
    }

    /** @param stepsBack of each origin, so that phases of the season agree */
    static Conformal learn(Residuals residuals, int[] stepsBack, int season) {
        Usual usual = new Usual(residuals, stepsBack, season);
        return learn(residuals, usual::without, usual.all(residuals.horizon()));
    }

    /** Errors of all series alike, without units: to see what units bring. */
    static Conformal plain(Residuals residuals) {
        double[][] ones = new double[residuals.series()][residuals.horizon()];
        for (double[] row : ones) {
            Arrays.fill(row, 1);
        }
        return learn(residuals, (k, i, h) -> 1, ones);
    }

    private interface Units {
        double at(int origin, int series, int step);
    }

    private static Conformal learn(Residuals residuals, Units inside, double[][] spread) {
        int horizon = residuals.horizon();
        int stretch = Math.max(1, (horizon + STRETCHES - 1) / STRETCHES);
        int stretches = (horizon + stretch - 1) / stretch;
        double[][] spreadInside = new double[residuals.origins() * horizon][residuals.series()];
        double[][] pools = new double[stretches][residuals.origins() * residuals.series() * stretch];
        int[] counts = new int[stretches];
        for (int k = 0; k < residuals.origins(); k++) {
            for (int i = 0; i < residuals.series(); i++) {
                for (int h = 0; h < horizon; h++) {
                    double unit = inside.at(k, i, h);
                    spreadInside[k * horizon + h][i] = unit;
                    double score = residuals.errors()[k][i][h] / unit;
                    if (unit > 0 && !Double.isNaN(score)) {
                        pools[h / stretch][counts[h / stretch]++] = score;
                    }
                }
            }
        }
        double[][] quantiles = new double[stretches][];
        double[] sizes = new double[stretches];
        for (int s = 0; s < stretches; s++) {
            double[] sorted = Arrays.copyOf(pools[s], counts[s]);
            Arrays.sort(sorted);
            quantiles[s] = Quantiles.of(sorted);
            sizes[s] = Arrays.stream(sorted).map(Math::abs).average().orElse(0);
        }
        return new Conformal(spread, spreadInside, quantiles, sizes, stretch);
    }

    /** The size of an error that is usual: series, step. */
    double[][] units() {
        double[][] units = new double[spread.length][];
        for (int i = 0; i < units.length; i++) {
            units[i] = spread[i].clone();
            for (int h = 0; h < units[i].length; h++) {
                units[i][h] *= sizes[h / stretch];
            }
        }
        return units;
    }

    /** The same at the inner origins: a row for each origin and step, in it every series. */
    double[][] insideUnits() {
        double[][] units = new double[spreadInside.length][];
        int horizon = spread.length == 0 ? 1 : spread[0].length;
        for (int row = 0; row < units.length; row++) {
            double size = sizes[row % horizon / stretch];
            units[row] =
                    Arrays.stream(spreadInside[row]).map(unit -> unit * size).toArray();
        }
        return units;
    }

    /**
     * Quantiles of one series.
     *
     * @return for each step of the horizon, a value for each of {@link Quantiles#levels()}, never falling
     */
    double[][] around(double[] told, int series, boolean volume) {
        double[][] rows = new double[told.length][];
        for (int h = 0; h < told.length; h++) {
            double[] shape = quantiles[h / stretch];
            rows[h] = new double[shape.length];
            for (int q = 0; q < shape.length; q++) {
                double value = told[h] + shape[q] * spread[series][h];
                rows[h][q] = volume ? Math.max(0, value) : value;
            }
        }
        return rows;
    }

    /** Mean absolute errors by series and phase, each drawn towards its series', and that towards all. */
    private static final class Usual {
        private final Residuals residuals;
        private final int[] stepsBack;
        private final int season;
        private final double[][][] sums;
        private final int[][][] counts;

        Usual(Residuals residuals, int[] stepsBack, int season) {
            this.residuals = residuals;
            this.stepsBack = stepsBack;
            this.season = season;
            this.sums = new double[residuals.origins()][residuals.series()][season];
            this.counts = new int[residuals.origins()][residuals.series()][season];
            for (int k = 0; k < residuals.origins(); k++) {
                for (int i = 0; i < residuals.series(); i++) {
                    for (int h = 0; h < residuals.horizon(); h++) {
                        double error = Math.abs(residuals.errors()[k][i][h]);
                        if (!Double.isNaN(error)) {
                            sums[k][i][phase(stepsBack[k], h)] += error;
                            counts[k][i][phase(stepsBack[k], h)]++;
                        }
                    }
                }
            }
        }

        private int phase(int back, int h) {
            return Math.floorMod(h - back, season);
        }

        /** What is usual there, told by the other origins; by all where there is only one. */
        double without(int k, int i, int h) {
            return usual(i, phase(stepsBack[k], h), residuals.origins() > 1 ? k : -1);
        }

        double[][] all(int horizon) {
            double[][] all = new double[residuals.series()][horizon];
            for (int i = 0; i < all.length; i++) {
                for (int h = 0; h < horizon; h++) {
                    all[i][h] = usual(i, phase(0, h), -1);
                }
            }
            return all;
        }

        private double usual(int i, int phase, int leftOut) {
            double own = 0;
            double ownCount = 0;
            double phaseSum = 0;
            double phaseCount = 0;
            for (int k = 0; k < residuals.origins(); k++) {
                if (k != leftOut) {
                    for (int p = 0; p < season; p++) {
                        own += sums[k][i][p];
                        ownCount += counts[k][i][p];
                    }
                    phaseSum += sums[k][i][phase];
                    phaseCount += counts[k][i][phase];
                }
            }
            double mean = ownCount == 0 ? 0 : own / ownCount;
            return (phaseSum + PRIOR * mean) / (phaseCount + PRIOR);
        }
    }
}
