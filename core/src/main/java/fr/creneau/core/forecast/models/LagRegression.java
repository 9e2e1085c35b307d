package fr.creneau.core.forecast.models;

import fr.creneau.core.forecast.Cholesky;
import fr.creneau.core.forecast.SeriesModel;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * Autoregression on the last steps and around each season, by ridge least squares on the series' own past, applied step
 * after step; on logarithms where all values are above zero. Forecasts keep within twice the range seen, so that a
 * series that explodes cannot. A season too long for the series is left out.
 */
public final class LagRegression implements SeriesModel {
    /** Of the mean diagonal; 1e-5 to 1e-2 were tried inside the training part of M4. */
    private static final double RIDGE = 1e-4;

    /** Steps at the end, and on both sides of a season, that are looked at. */
    private static final int REACH = 3;

    @Override
    public String name() {
        return "lag-regression";
    }

    @Override
    public double[] forecast(double[] past, int[] seasons, int horizon) {
        return fit(past, seasons).forecast(past, past.length, horizon);
    }

    /** Learns the weights of one series, at least one value long. */
    public static Fitted fit(double[] past, int[] seasons) {
        int[] lags = lags(past.length, seasons);
        boolean logarithms = Seasonality.allPositive(past);
        double[] centred = new double[past.length];
        for (int t = 0; t < past.length; t++) {
            centred[t] = logarithms ? Math.log(past[t]) : past[t];
        }
        double mean = Seasonality.mean(centred);
        double low = Arrays.stream(centred).min().orElseThrow();
        double high = Arrays.stream(centred).max().orElseThrow();
        for (int t = 0; t < past.length; t++) {
            centred[t] -= mean;
        }
        double room = (high - low) / 2;
        return new Fitted(lags, weights(centred, lags), mean, logarithms, low - room, high + room);
    }

    /**
     * What was learnt of one series.
     *
     * @param lags steps back, shortest first
     * @param weights of each lag, on values (or their logarithms) less their mean
     * @param low no forecast is below, in the same measure as {@code mean}
     * @param high no forecast is above
     */
    public record Fitted(int[] lags, double[] weights, double mean, boolean logarithms, double low, double high) {
        /**
         * Forecasts from any moment of the series.
         *
         * @param origin how many of the values are known, at least {@link #reach()}
         */
        public double[] forecast(double[] values, int origin, int horizon) {
            int reach = reach();
            double[] row = new double[reach + horizon];
            for (int t = 0; t < reach; t++) {
                double value = values[origin - reach + t];
                row[t] = (logarithms ? Math.log(value) : value) - mean;
            }
            double[] told = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                double sum = mean;
                for (int i = 0; i < lags.length; i++) {
                    sum += weights[i] * row[reach + h - lags[i]];
                }
                double kept = Math.max(low, Math.min(high, sum));
                row[reach + h] = kept - mean;
                told[h] = logarithms ? Math.exp(kept) : kept;
            }
            return told;
        }

        /** Steps that must be known before a forecast can be made. */
        public int reach() {
            return lags.length == 0 ? 0 : lags[lags.length - 1];
        }
    }

    private static int[] lags(int length, int[] seasons) {
        TreeSet<Integer> lags = new TreeSet<>();
        int longest = length * 2 / 3;
        addBetween(lags, 1, REACH, longest);
        for (int season : seasons) {
            addBetween(lags, season - REACH, season + REACH, longest);
        }
        return lags.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void addBetween(TreeSet<Integer> lags, int from, int to, int longest) {
        for (int lag = Math.max(1, from); lag <= Math.min(to, longest); lag++) {
            lags.add(lag);
        }
    }

    private static double[] weights(double[] values, int[] lags) {
        int p = lags.length;
        double[][] products = new double[p][p];
        double[] right = new double[p];
        double[] row = new double[p];
        for (int t = p == 0 ? values.length : lags[p - 1]; t < values.length; t++) {
            for (int i = 0; i < p; i++) {
                row[i] = values[t - lags[i]];
            }
            for (int i = 0; i < p; i++) {
                double value = row[i];
                right[i] += value * values[t];
                double[] line = products[i];
                for (int k = 0; k <= i; k++) {
                    line[k] += value * row[k];
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < p; i++) {
            trace += products[i][i] / p;
        }
        for (int i = 0; i < p; i++) {
            products[i][i] += RIDGE * trace + 1e-12;
        }
        return Cholesky.solve(products, right);
    }
}
