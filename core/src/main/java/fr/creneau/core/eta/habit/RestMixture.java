package fr.creneau.core.eta.habit;

import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.NormalScores;
import java.util.stream.IntStream;

/**
 * An arrival that may come before or after the driver's rest. Without the rest it would be log-normal; the rest is taken
 * at the first departure after a moment B ~ N(b, σ²), so that a way which takes t without the rest holds it with
 * probability Φ((t − leg − b)/σ). The two halves are merged by their quantiles. Stateless.
 */
public final class RestMixture {
    /** Equally likely points that stand for the distribution without the rest. */
    private static final double[] POINTS = IntStream.range(0, 60)
            .mapToDouble(i -> NormalScores.inverse((i + 0.5) / 60))
            .toArray();

    private static final double SURE_DEVIATIONS = 3.5;

    private RestMixture() {}

    /**
     * The rest, seen from now.
     *
     * @param due mean of the moment B, seconds from now
     * @param dueDeviation its standard deviation, above 0
     * @param length mean, seconds
     * @param lengthDeviation standard deviation
     */
    public record Rest(double due, double dueDeviation, double length, double lengthDeviation) {}

    /**
     * Whether the rest surely comes after the arrival (0), surely before it (1), or perhaps (NaN).
     *
     * @param median of the way without the rest, seconds from now
     * @param deviation of its logarithm
     * @param leg the part of the way after the last departure, seconds
     */
    public static double surely(Rest rest, double median, double deviation, double leg) {
        double spread = Math.hypot(rest.dueDeviation, median * deviation);
        double score = (median - leg - rest.due) / spread;
        return score < -SURE_DEVIATIONS ? 0 : score > SURE_DEVIATIONS ? 1 : Double.NaN;
    }

    /** Sets the quantiles of a stop for which the rest comes perhaps before it; nothing is allocated. */
    public static void set(
            Arrivals into, int stop, double now, Rest rest, double median, double deviation, double leg) {
        double spread = median * deviation;
        // With the rest the spread is that of both; the points keep their order.
        double stretch = spread > 0 ? Math.hypot(spread, rest.lengthDeviation) / spread : 1;
        double total = POINTS.length;
        int without = 0;
        int with = 0;
        double weight = 0;
        double lastTime = Double.NaN;
        double lastWeight = 0;
        int k = 0;
        double nextWithout = point(median, deviation, 0);
        double nextWith = withRest(rest, median, nextWithout, stretch);
        while (k < Arrivals.levels() && (without < POINTS.length || with < POINTS.length)) {
            boolean takeWithout = with >= POINTS.length || (without < POINTS.length && nextWithout <= nextWith);
            double time = takeWithout ? nextWithout : nextWith;
            double base = takeWithout ? nextWithout : point(median, deviation, with);
            double share = NormalScores.cdf((base - leg - rest.due) / rest.dueDeviation);
            double own = takeWithout ? 1 - share : share;
            if (own > 0) {
                double middle = (weight + own / 2) / total;
                while (k < Arrivals.levels() && Arrivals.level(k) <= middle) {
                    double part = Double.isNaN(lastTime) ? 1 : (Arrivals.level(k) - lastWeight) / (middle - lastWeight);
                    into.set(stop, k, now + (Double.isNaN(lastTime) ? time : lastTime + part * (time - lastTime)));
                    k++;
                }
                weight += own;
                lastTime = time;
                lastWeight = middle;
            }
            if (takeWithout) {
                without++;
                nextWithout = without < POINTS.length ? point(median, deviation, without) : Double.NaN;
            } else {
                with++;
                nextWith = with < POINTS.length
                        ? withRest(rest, median, point(median, deviation, with), stretch)
                        : Double.NaN;
            }
        }
        for (; k < Arrivals.levels(); k++) {
            into.set(stop, k, now + lastTime);
        }
    }

    private static double point(double median, double deviation, int i) {
        return median * Math.exp(deviation * POINTS[i]);
    }

    private static double withRest(Rest rest, double median, double time, double stretch) {
        return median + rest.length + stretch * (time - median);
    }
}
