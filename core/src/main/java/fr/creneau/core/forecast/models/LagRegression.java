package fr.creneau.core.forecast.models;

import fr.creneau.core.forecast.Cholesky;
import fr.creneau.core.forecast.SeriesModel;
import java.util.TreeSet;

/**
 * Autoregression on the last steps and around each season, by ridge least squares on the series' own past, applied step
 * after step. A season too long for the series is left out.
 */
public final class LagRegression implements SeriesModel {
    private static final double RIDGE = 1e-3;

    @Override
    public String name() {
        return "lag-regression";
    }

    @Override
    public double[] forecast(double[] past, int[] seasons, int horizon) {
        int[] lags = lags(past.length, seasons);
        double[] centred = new double[past.length + horizon];
        double mean = Seasonality.mean(past);
        for (int t = 0; t < past.length; t++) {
            centred[t] = past[t] - mean;
        }
        double[] weights = fit(centred, past.length, lags);
        double[] told = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            int t = past.length + h;
            double sum = 0;
            for (int i = 0; i < lags.length; i++) {
                sum += weights[i] * centred[t - lags[i]];
            }
            centred[t] = sum;
            told[h] = sum + mean;
        }
        return told;
    }

    private static int[] lags(int length, int[] seasons) {
        TreeSet<Integer> lags = new TreeSet<>();
        int longest = length * 2 / 3;
        addAround(lags, 2, 1, longest);
        for (int season : seasons) {
            for (int times = 1; times <= 3; times++) {
                addAround(lags, season * times, 1, longest);
            }
        }
        return lags.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void addAround(TreeSet<Integer> lags, int lag, int reach, int longest) {
        for (int near = lag - reach; near <= lag + reach; near++) {
            if (near >= 1 && near <= longest) {
                lags.add(near);
            }
        }
    }

    private static double[] fit(double[] values, int length, int[] lags) {
        int p = lags.length;
        double[][] products = new double[p][p];
        double[] right = new double[p];
        double[] row = new double[p];
        for (int t = p == 0 ? length : lags[p - 1]; t < length; t++) {
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
