package fr.creneau.core.eta;

import java.util.Arrays;

/**
 * The distribution of the arrival at each stop ahead, in the order of {@link RoundProgress}. Each distribution is held
 * as its quantiles at {@link #LEVELS}; between and beyond them the arrival time is linear in the normal score of the
 * level, so that a Gaussian is held exactly and the tails are Gaussian. A buffer to be refilled; not thread-safe.
 */
public final class Arrivals {
    private static final double[] LEVELS = {
        0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99
    };
    private static final double[] SCORES =
            Arrays.stream(LEVELS).map(NormalScores::inverse).toArray();
    private static final int N = LEVELS.length;

    /** Two quantiles are never closer than this, in seconds: a certain arrival is a very narrow one. */
    private static final double LEAST_STEP_SECONDS = 1e-3;

    private int stops;
    private double nowSeconds;
    private double[] quantiles = new double[0];

    /** How many quantiles hold a distribution. */
    public static int levels() {
        return N;
    }

    /** The probability of the k-th quantile, 0 ≤ k &lt; {@link #levels()}, increasing. */
    public static double level(int k) {
        return LEVELS[k];
    }

    /** The standard normal quantile of {@link #level}. */
    public static double score(int k) {
        return SCORES[k];
    }

    /** For engines: starts a prediction for so many stops. */
    public void begin(double nowSeconds, int stops) {
        this.nowSeconds = nowSeconds;
        this.stops = stops;
        if (quantiles.length < stops * N) {
            quantiles = new double[Math.max(stops * N, quantiles.length * 2)];
        }
    }

    /** For engines: sets one quantile, epoch seconds; those of a stop must be set in increasing order. */
    public void set(int stop, int k, double epochSeconds) {
        int at = stop * N + k;
        quantiles[at] = k == 0 ? epochSeconds : Math.max(epochSeconds, quantiles[at - 1] + LEAST_STEP_SECONDS);
    }

    /** A copy of one stop's distribution alone. */
    public Arrivals only(int stop) {
        Arrivals one = new Arrivals();
        int from = check(stop) * N;
        one.nowSeconds = nowSeconds;
        one.stops = 1;
        one.quantiles = Arrays.copyOfRange(quantiles, from, from + N);
        return one;
    }

    /** The moment these were predicted at, epoch seconds. */
    public double nowSeconds() {
        return nowSeconds;
    }

    /** Stops ahead. */
    public int stops() {
        return stops;
    }

    /** The k-th held quantile of the stop, epoch seconds. */
    public double quantileAt(int stop, int k) {
        return quantiles[check(stop) * N + k];
    }

    /** The time by which the van has arrived with probability p (strictly between 0 and 1), epoch seconds. */
    public double quantile(int stop, double p) {
        return timeOf(stop, NormalScores.inverse(p));
    }

    public double p10(int stop) {
        return quantileAt(stop, 3);
    }

    public double p50(int stop) {
        return quantileAt(stop, 7);
    }

    public double p90(int stop) {
        return quantileAt(stop, 11);
    }

    /** The probability that the van has arrived by then, 0 to 1. */
    public double probabilityBy(int stop, double epochSeconds) {
        return NormalScores.cdf(scoreOf(stop, epochSeconds));
    }

    /** The probability that the van arrives between the two moments, 0 to 1. */
    public double probabilityBetween(int stop, double fromSeconds, double toSeconds) {
        return Math.max(0, probabilityBy(stop, toSeconds) - probabilityBy(stop, fromSeconds));
    }

    /** The quantile at a normal score, epoch seconds: {@code quantile(stop, Φ(score))}. */
    public double timeOf(int stop, double score) {
        int base = check(stop) * N;
        int k = 1;
        while (k < N - 1 && SCORES[k] < score) {
            k++;
        }
        double slope = (quantiles[base + k] - quantiles[base + k - 1]) / (SCORES[k] - SCORES[k - 1]);
        return quantiles[base + k] + slope * (score - SCORES[k]);
    }

    /** The normal score of a moment: {@code Φ⁻¹(probabilityBy(stop, …))}, in the tails too. */
    public double scoreOf(int stop, double epochSeconds) {
        int base = check(stop) * N;
        int k = 1;
        while (k < N - 1 && quantiles[base + k] < epochSeconds) {
            k++;
        }
        double slope = (SCORES[k] - SCORES[k - 1]) / (quantiles[base + k] - quantiles[base + k - 1]);
        return SCORES[k] + slope * (epochSeconds - quantiles[base + k]);
    }

    private int check(int stop) {
        if (stop < 0 || stop >= stops) {
            throw new IndexOutOfBoundsException("stop %d ahead: there are %d".formatted(stop, stops));
        }
        return stop;
    }
}
