package fr.creneau.core.forecast.models;

import fr.creneau.core.forecast.SeriesModel;

/**
 * The Theta method: simple exponential smoothing with half the slope of the straight line, on the series without its
 * season. Sources: Assimakopoulos and Nikolopoulos (2000); Hyndman and Billah (2003).
 */
public final class Theta implements SeriesModel {
    private static final int TRIES = 40;

    @Override
    public String name() {
        return "theta";
    }

    @Override
    public double[] forecast(double[] past, int[] seasons, int horizon) {
        Deseasoned plain = Deseasoned.of(past, seasons);
        return plain.reseason(told(plain.values(), horizon));
    }

    private static double[] told(double[] values, int horizon) {
        int n = values.length;
        double[] best = Descent.minimise(
                tried -> squares(values, tried[0]),
                new double[] {0.5},
                new double[] {0.01},
                new double[] {0.99},
                TRIES);
        double alpha = best[0];
        double drift = slope(values) / 2;
        double level = smooth(values, alpha);
        double[] told = new double[horizon];
        double reached = (1 - Math.pow(1 - alpha, n)) / alpha;
        for (int h = 0; h < horizon; h++) {
            told[h] = level + drift * (h + reached);
        }
        return told;
    }

    private static double smooth(double[] values, double alpha) {
        double level = values[0];
        for (double value : values) {
            level += alpha * (value - level);
        }
        return level;
    }

    private static double squares(double[] values, double alpha) {
        double level = values[0];
        double squares = 0;
        for (double value : values) {
            double error = value - level;
            squares += error * error;
            level += alpha * error;
        }
        return squares;
    }

    private static double slope(double[] values) {
        int n = values.length;
        double middle = (n - 1) / 2.0;
        double mean = Seasonality.mean(values);
        double over = 0;
        for (int t = 0; t < n; t++) {
            over += (t - middle) * (values[t] - mean);
        }
        double under = n * ((double) n * n - 1) / 12;
        return under == 0 ? 0 : over / under;
    }
}
