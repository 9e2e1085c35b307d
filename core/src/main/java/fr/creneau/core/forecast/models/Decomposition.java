package fr.creneau.core.forecast.models;

import java.util.Arrays;

/**
 * A series taken apart: one season for each period, and the rest (trend and remainder). Sources: Cleveland et al., STL
 * (1990); Bandara, Hyndman, Bergmeir, MSTL (2021).
 *
 * @param seasons for each period, as long as the series
 * @param rest the series less all its seasons
 */
record Decomposition(int[] periods, double[][] seasons, double[] rest) {
    private static final int ROUNDS = 2;
    private static final int FIRST_SPAN = 11;
    private static final int SPAN_STEP = 4;

    /** @param periods shortest first; each at most half of the series */
    static Decomposition of(double[] values, int[] periods) {
        double[][] seasons = new double[periods.length][values.length];
        double[] rest = values.clone();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < periods.length; i++) {
                add(rest, seasons[i], 1);
                seasons[i] = season(rest, periods[i], FIRST_SPAN + SPAN_STEP * i);
                add(rest, seasons[i], -1);
            }
        }
        return new Decomposition(periods, seasons, rest);
    }

    /** What the seasons add {@code h} steps after the end, 0 being the first step: their last cycle comes again. */
    double seasonAfter(int h) {
        double sum = 0;
        for (int i = 0; i < periods.length; i++) {
            sum += seasons[i][rest.length - periods[i] + h % periods[i]];
        }
        return sum;
    }

    /** The inner loop of STL, twice: smoothed phases less their own drift, then the trend of what is left. */
    private static double[] season(double[] values, int period, int span) {
        int n = values.length;
        double[] trend = new double[n];
        double[] season = new double[n];
        int trendSpan = odd((int) Math.ceil(1.5 * period / (1 - 1.5 / span)));
        for (int round = 0; round < ROUNDS; round++) {
            double[] detrended = values.clone();
            add(detrended, trend, -1);
            double[] phases = phases(detrended, period, span);
            double[] drift = mean(mean(mean(phases, period), period), 3);
            drift = Loess.smooth(drift, odd(period), Math.max(1, period / 10), 0, n - 1);
            for (int t = 0; t < n; t++) {
                season[t] = phases[t + period] - drift[t];
            }
            double[] seasonless = values.clone();
            add(seasonless, season, -1);
            trend = Loess.smooth(seasonless, trendSpan, Math.max(1, trendSpan / 10), 0, n - 1);
        }
        return season;
    }

    /** Each phase of the season smoothed along the years, one period longer at both ends. */
    private static double[] phases(double[] values, int period, int span) {
        int n = values.length;
        double[] all = new double[n + 2 * period];
        for (int phase = 0; phase < period; phase++) {
            int count = (n - phase + period - 1) / period;
            double[] own = new double[count];
            for (int k = 0; k < count; k++) {
                own[k] = values[phase + k * period];
            }
            double[] smooth = Loess.smooth(own, span, 1, -1, count);
            for (int k = 0; k < smooth.length; k++) {
                int at = phase + k * period;
                if (at < all.length) {
                    all[at] = smooth[k];
                }
            }
        }
        return all;
    }

    /** Moving means: shorter than what they are made of by {@code width - 1}. */
    private static double[] mean(double[] values, int width) {
        double[] means = new double[values.length - width + 1];
        double sum = Arrays.stream(values, 0, width).sum();
        means[0] = sum / width;
        for (int t = 1; t < means.length; t++) {
            sum += values[t + width - 1] - values[t - 1];
            means[t] = sum / width;
        }
        return means;
    }

    private static int odd(int n) {
        return Math.max(3, n % 2 == 0 ? n + 1 : n);
    }

    private static void add(double[] values, double[] other, int sign) {
        for (int t = 0; t < values.length; t++) {
            values[t] += sign * other[t];
        }
    }
}
