package fr.creneau.core.match;

/**
 * Follows the median of a stream of lengths in one number: up a little when a value is above, down when it is below, in
 * ever smaller steps down to {@link #LEAST_STEP} (after Ma, Muthukrishnan and Sandler, "Frugal Streaming", 2013, with
 * steps in proportion).
 */
final class RunningMedian {
    private static final double FIRST_STEP = 0.2;
    private static final double LEAST_STEP = 0.01;

    private final double least;
    private final double most;
    private double median;
    private double step = FIRST_STEP;

    RunningMedian(double start, double least, double most) {
        this.median = start;
        this.least = least;
        this.most = most;
    }

    void add(double value) {
        median *= value > median ? 1 + step : 1 / (1 + step);
        median = Math.max(least, Math.min(most, median));
        step = Math.max(LEAST_STEP, step * 0.98);
    }

    double value() {
        return median;
    }
}
