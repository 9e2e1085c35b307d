package fr.creneau.core.forecast.models;

/**
 * Classical decomposition as the M4 competition used it: whether there is a season, and its indices. Stateless. Source:
 * Makridakis, Spiliotis, Assimakopoulos, The M4 Competition (2020), and its published code.
 */
final class Seasonality {
    private static final double Z_90 = 1.645;

    private Seasonality() {}

    /** Whether the autocorrelation at the season is significant at 90 %; at least three seasons are needed. */
    static boolean isSeasonal(double[] values, int season) {
        if (season < 2 || values.length < 3 * season) {
            return false;
        }
        double mean = mean(values);
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean);
        }
        if (variance <= 0) {
            return false;
        }
        double squares = 0;
        double last = 0;
        for (int lag = 1; lag <= season; lag++) {
            squares += last * last;
            double sum = 0;
            for (int t = lag; t < values.length; t++) {
                sum += (values[t] - mean) * (values[t - lag] - mean);
            }
            last = sum / variance;
        }
        return Math.abs(last) > Z_90 * Math.sqrt((1 + 2 * squares) / values.length);
    }

    /**
     * Seasonal indices for the phases of the series' first season, from ratios (or differences) to a centred moving
     * average.
     *
     * @return factors with mean 1, or additions with mean 0; the first belongs to {@code values[0]}
     */
    static double[] indices(double[] values, int season, boolean multiplicative) {
        double[] sums = new double[season];
        int[] counts = new int[season];
        int half = season / 2;
        for (int t = half; t + half < values.length; t++) {
            double trend = centred(values, t, season);
            double ratio = multiplicative ? values[t] / trend : values[t] - trend;
            if (Double.isFinite(ratio)) {
                sums[t % season] += ratio;
                counts[t % season]++;
            }
        }
        double[] indices = new double[season];
        double neutral = multiplicative ? 1 : 0;
        for (int i = 0; i < season; i++) {
            indices[i] = counts[i] == 0 ? neutral : sums[i] / counts[i];
        }
        double mean = mean(indices);
        for (int i = 0; i < season; i++) {
            indices[i] = multiplicative ? indices[i] / mean : indices[i] - mean;
        }
        return indices;
    }

    private static double centred(double[] values, int at, int season) {
        int half = season / 2;
        double sum = 0;
        for (int i = -half; i <= half; i++) {
            boolean end = season % 2 == 0 && Math.abs(i) == half;
            sum += values[at + i] * (end ? 0.5 : 1);
        }
        return sum / season;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Whether every value is above zero, so that ratios can be taken. */
    static boolean allPositive(double[] values) {
        for (double value : values) {
            if (!(value > 0)) {
                return false;
            }
        }
        return true;
    }
}
