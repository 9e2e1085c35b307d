package fr.creneau.core.eta.habit;

import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.NormalScores;
import java.util.stream.IntStream;

/**
 * An arrival that may come before or after the driver's rest. Without the rest it would be log-normal; the rest, if it is
 * taken at all, is taken at the first departure after a moment B ~ N(b, σ²), and it was not by a moment c. So a way which
 * takes t without the rest holds it with probability
 *
 * <pre>
 *   p · (Φ((t − leg − b)/σ) − Φ((c − b)/σ)) / (1 − Φ((c − b)/σ))
 * </pre>
 *
 * where p is the probability that it is still to come. The two halves are merged by their quantiles. A buffer to be used again; not
 * thread-safe.
 */
public final class RestMixture {
    private static final int COUNT = 40;

    /** Equally likely points that stand for the distribution without the rest. */
    private static final double[] POINTS = IntStream.range(0, COUNT)
            .mapToDouble(i -> NormalScores.inverse((i + 0.5) / COUNT))
            .toArray();

    private static final double SURE_DEVIATIONS = 3.5;

    /** Beyond it a normal distribution has nothing left that matters, and its function is dear. */
    private static final double CERTAIN_SCORE = 4;

    /** What is less likely is not looked at. */
    private static final double DOUBT = 0.005;

    private final double[] times = new double[POINTS.length];
    private final double[] shares = new double[POINTS.length];

    /**
     * The rest, seen from now.
     *
     * @param probability that it is still to come, 0 to 1
     * @param notBy it had not begun by this moment, seconds from now; negative infinity before the first departure
     * @param due mean of the moment B, seconds from now
     * @param dueDeviation its standard deviation, above 0
     * @param length mean, seconds
     * @param lengthDeviation standard deviation
     */
    public record Rest(
            double probability, double notBy, double due, double dueDeviation, double length, double lengthDeviation) {
        /** The probability that it would have begun by then, had it been sure to come and nothing been seen. */
        private double begunBy(double seconds) {
            double score = (seconds - due) / dueDeviation;
            return score < -CERTAIN_SCORE ? 0 : score > CERTAIN_SCORE ? 1 : NormalScores.cdf(score);
        }

        /**
         * What is left of a belief that the driver rests at all, when no rest had begun by a moment.
         *
         * @param belief before the round left, 0 to 1
         */
        public Rest believed(double belief) {
            double unseen = belief * (1 - begunBy(notBy));
            double left = unseen > 0 ? unseen / (unseen + 1 - belief) : 0;
            return new Rest(left, notBy, due, dueDeviation, length, lengthDeviation);
        }
    }

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
        if (score < -SURE_DEVIATIONS || rest.probability < DOUBT) {
            return 0;
        }
        return score > SURE_DEVIATIONS && rest.probability > 1 - DOUBT ? 1 : Double.NaN;
    }

    /** Sets the quantiles of a stop for which the rest comes perhaps before it; nothing is allocated. */
    public void set(Arrivals into, int stop, double now, Rest rest, double median, double deviation, double leg) {
        double seen = rest.begunBy(rest.notBy);
        double scale = rest.probability / (1 - seen);
        for (int i = 0; i < POINTS.length; i++) {
            times[i] = median * Math.exp(deviation * POINTS[i]);
            shares[i] = Math.max(0, scale * (rest.begunBy(times[i] - leg) - seen));
        }
        double spread = median * deviation;
        // With the rest the spread is that of both; the points keep their order.
        double stretch = spread > 0 ? Math.hypot(spread, rest.lengthDeviation) / spread : 1;
        double later = median + rest.length - stretch * median;
        merge(into, stop, now, later, stretch);
    }

    /** Both halves in the order of time; a point that held the rest comes at {@code later + stretch × time}. */
    private void merge(Arrivals into, int stop, double now, double later, double stretch) {
        int without = 0;
        int with = 0;
        double weight = 0;
        double lastTime = Double.NaN;
        double lastWeight = 0;
        int k = 0;
        while (k < Arrivals.levels() && (without < POINTS.length || with < POINTS.length)) {
            boolean takeWithout = with >= POINTS.length
                    || (without < POINTS.length && times[without] <= later + stretch * times[with]);
            double time = takeWithout ? times[without] : later + stretch * times[with];
            double own = takeWithout ? 1 - shares[without++] : shares[with++];
            if (own > 0) {
                double middle = (weight + own / 2) / POINTS.length;
                while (k < Arrivals.levels() && Arrivals.level(k) <= middle) {
                    double part = Double.isNaN(lastTime) ? 1 : (Arrivals.level(k) - lastWeight) / (middle - lastWeight);
                    into.set(stop, k, now + (Double.isNaN(lastTime) ? time : lastTime + part * (time - lastTime)));
                    k++;
                }
                weight += own;
                lastTime = time;
                lastWeight = middle;
            }
        }
        for (; k < Arrivals.levels(); k++) {
            into.set(stop, k, now + lastTime);
        }
    }
}
