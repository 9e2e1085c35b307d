package fr.creneau.core.eta.habit;

/** Mean and standard deviation of what was seen, leaning on a belief held before. Not thread-safe. */
final class Spread {
    private double count;
    private double sum;
    private double squares;

    /** @param doubt how many observations the belief is worth */
    Spread(double mean, double deviation, double doubt) {
        count = doubt;
        sum = doubt * mean;
        squares = doubt * (mean * mean + deviation * deviation);
    }

    void add(double value) {
        count++;
        sum += value;
        squares += value * value;
    }

    double mean() {
        return sum / count;
    }

    double deviation() {
        return Math.sqrt(Math.max(0, squares / count - mean() * mean()));
    }
}
