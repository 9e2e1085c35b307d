package fr.creneau.core.forecast.scores;

/**
 * Errors of point forecasts of one series. A step whose actual value is not known (NaN) does not count; NaN where none
 * counts. Stateless. Source: Makridakis et al., The M4 Competition (2020); Hyndman and Koehler (2006).
 */
public final class PointErrors {
    private PointErrors() {}

    /** Symmetric mean absolute percentage error, 0 to 200; a zero told for a zero is no error. */
    public static double smape(double[] actual, double[] told) {
        double sum = 0;
        int n = 0;
        for (int h = 0; h < told.length; h++) {
            if (!Double.isNaN(actual[h])) {
                double size = Math.abs(actual[h]) + Math.abs(told[h]);
                sum += size == 0 ? 0 : 200 * Math.abs(actual[h] - told[h]) / size;
                n++;
            }
        }
        return sum / n;
    }

    public static double meanAbsolute(double[] actual, double[] told) {
        double sum = 0;
        int n = 0;
        for (int h = 0; h < told.length; h++) {
            if (!Double.isNaN(actual[h])) {
                sum += Math.abs(actual[h] - told[h]);
                n++;
            }
        }
        return sum / n;
    }

    /**
     * Mean absolute error of the seasonal naive forecast inside the history: what MASE and MSIS divide by. NaN where the
     * history is not longer than a season, or never moves: then the series has no scaled error.
     */
    public static double naiveScale(double[] history, int season) {
        double sum = 0;
        int n = 0;
        for (int t = season; t < history.length; t++) {
            double step = Math.abs(history[t] - history[t - season]);
            if (!Double.isNaN(step)) {
                sum += step;
                n++;
            }
        }
        return sum > 0 ? sum / n : Double.NaN;
    }
}
