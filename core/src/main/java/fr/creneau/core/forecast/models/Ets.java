package fr.creneau.core.forecast.models;

import fr.creneau.core.forecast.SeriesModel;
import fr.creneau.core.forecast.models.Smoothing.Season;
import fr.creneau.core.forecast.models.Smoothing.Trend;
import java.util.ArrayList;
import java.util.List;

/**
 * Exponential smoothing, its form chosen by AICc: no, additive or damped trend; no, additive or multiplicative season of
 * the shortest period; additive errors. First states come from a classical decomposition, smoothing weights from least
 * squares. Source: Hyndman et al. (2008).
 */
public final class Ets implements SeriesModel {
    private static final int TRIES = 90;

    @Override
    public String name() {
        return "ets";
    }

    @Override
    public double[] forecast(double[] past, int[] seasons, int horizon) {
        double best = Double.POSITIVE_INFINITY;
        double[] told = new SeasonalNaive().forecast(past, seasons, horizon);
        for (Smoothing form : forms(past, seasons)) {
            double[] weights =
                    Descent.minimise(tried -> form.run(past, tried), form.start(), form.low(), form.high(), TRIES);
            double aicc = aicc(form.run(past, weights), past.length, form.parameters());
            if (aicc < best) {
                best = aicc;
                told = form.forecast(horizon);
            }
        }
        return told;
    }

    private static List<Smoothing> forms(double[] past, int[] seasons) {
        List<Smoothing> forms = new ArrayList<>();
        int period = seasons.length == 0 ? 1 : seasons[0];
        boolean seasonal = Seasonality.isSeasonal(past, period);
        for (Season season : Season.values()) {
            boolean fits = season == Season.NONE
                    ? !seasonal
                    : seasonal && (season == Season.ADDITIVE || Seasonality.allPositive(past));
            if (!fits || past.length < 4) {
                continue;
            }
            int steps = season == Season.NONE ? 1 : period;
            boolean multiplicative = season == Season.MULTIPLICATIVE;
            double[] indices =
                    season == Season.NONE ? new double[1] : Seasonality.indices(past, period, multiplicative);
            Line line = Line.through(past, Math.min(past.length, Math.max(10, 4 * steps)));
            for (Trend trend : Trend.values()) {
                double level = trend == Trend.NONE ? line.middle() : line.start();
                forms.add(new Smoothing(trend, season, steps, indices, level, line.slope()));
            }
        }
        return forms;
    }

    private static double aicc(double squares, int n, int parameters) {
        double k = parameters + 1;
        if (n - k - 1 <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        return n * Math.log(Math.max(squares, 1e-300) / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1);
    }

    /** A straight line by least squares: its value just before the first point, in the middle, and its slope a step. */
    private record Line(double start, double middle, double slope) {
        static Line through(double[] values, int n) {
            double meanTime = (n - 1) / 2.0;
            double mean = 0;
            for (int t = 0; t < n; t++) {
                mean += values[t] / n;
            }
            double over = 0;
            double under = 0;
            for (int t = 0; t < n; t++) {
                over += (t - meanTime) * (values[t] - mean);
                under += (t - meanTime) * (t - meanTime);
            }
            double slope = under == 0 ? 0 : over / under;
            return new Line(mean - slope * (meanTime + 1), mean, slope);
        }
    }
}
