package fr.creneau.core.forecast.models;

/**
 * One form of exponential smoothing with additive errors: its recursion over a series, and its forecast. Source:
 * Hyndman, Koehler, Ord, Snyder, Forecasting with Exponential Smoothing (2008), table 2.2. Not thread-safe: a run leaves
 * its last state.
 */
final class Smoothing {
    /** How the level moves; a damped trend fades by φ each step. */
    enum Trend {
        NONE,
        ADDITIVE,
        DAMPED
    }

    /** How the season joins the level. */
    enum Season {
        NONE,
        ADDITIVE,
        MULTIPLICATIVE
    }

    private final Trend trend;
    private final Season season;
    private final int period;
    private final double[] indices;
    private final double firstLevel;
    private final double firstSlope;

    private double level;
    private double slope;
    private double[] ring;
    private double damping = 1;
    private int length;

    /**
     * @param period steps of the season, 1 where there is none
     * @param indices the season at the start, one for each phase
     */
    Smoothing(Trend trend, Season season, int period, double[] indices, double firstLevel, double firstSlope) {
        this.trend = trend;
        this.season = season;
        this.period = period;
        this.indices = indices;
        this.firstLevel = firstLevel;
        this.firstSlope = trend == Trend.NONE ? 0 : firstSlope;
        this.ring = indices.clone();
    }

    /** How many numbers are fitted: smoothing weights, first states. */
    int parameters() {
        int states = 1 + (trend == Trend.NONE ? 0 : 1) + (season == Season.NONE ? 0 : period - 1);
        return weights() + states;
    }

    /** How many smoothing weights there are: α, then β, φ, γ as the form has them. */
    int weights() {
        return 1 + (trend == Trend.NONE ? 0 : trend == Trend.DAMPED ? 2 : 1) + (season == Season.NONE ? 0 : 1);
    }

    double[] start() {
        return pick(0.3, 0.05, 0.95, 0.1);
    }

    double[] low() {
        return pick(1e-4, 1e-4, 0.8, 1e-4);
    }

    double[] high() {
        return pick(0.9999, 0.5, 0.98, 0.5);
    }

    /**
     * Runs over the series.
     *
     * @return the sum of squared one-step errors; infinite where the form breaks down
     */
    double run(double[] values, double[] weights) {
        int at = 0;
        final double alpha = weights[at++];
        final double beta = trend == Trend.NONE ? 0 : weights[at++];
        final double phi = trend == Trend.DAMPED ? weights[at++] : 1;
        final double gamma = season == Season.NONE ? 0 : weights[at];
        level = firstLevel;
        slope = firstSlope;
        ring = indices.clone();
        double squares = 0;
        for (int t = 0, phase = 0; t < values.length; t++) {
            double base = level + phi * slope;
            double index = ring[phase];
            double error;
            switch (season) {
                case NONE -> {
                    error = values[t] - base;
                    level = base + alpha * error;
                    slope = phi * slope + alpha * beta * error;
                }
                case ADDITIVE -> {
                    error = values[t] - base - index;
                    level = base + alpha * error;
                    slope = phi * slope + alpha * beta * error;
                    ring[phase] = index + gamma * (1 - alpha) * error;
                }
                default -> {
                    error = values[t] - base * index;
                    level = base + alpha * error / index;
                    slope = phi * slope + alpha * beta * error / index;
                    ring[phase] = index + gamma * (1 - alpha) * error / base;
                }
            }
            squares += error * error;
            phase = phase + 1 == period ? 0 : phase + 1;
        }
        damping = phi;
        length = values.length;
        return Double.isFinite(squares) ? squares : Double.POSITIVE_INFINITY;
    }

    /** What the state left by the last run foretells. */
    double[] forecast(int horizon) {
        double[] told = new double[horizon];
        double steps = 0;
        double fading = 1;
        for (int h = 0; h < horizon; h++) {
            fading *= damping;
            steps += fading;
            double base = level + steps * slope;
            double index = ring[(length + h) % period];
            told[h] = season == Season.NONE ? base : season == Season.ADDITIVE ? base + index : base * index;
        }
        return told;
    }

    private double[] pick(double alpha, double beta, double phi, double gamma) {
        double[] picked = new double[weights()];
        int at = 0;
        picked[at++] = alpha;
        if (trend != Trend.NONE) {
            picked[at++] = beta;
        }
        if (trend == Trend.DAMPED) {
            picked[at++] = phi;
        }
        if (season != Season.NONE) {
            picked[at] = gamma;
        }
        return picked;
    }
}
