package fr.creneau.core.coldchain.warning;

import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.coldchain.profile.Limit;
import java.time.Duration;
import java.util.List;

/**
 * How likely a limit is passed soon, from a tag's last readings and its surroundings: {@link Trend}s with several time
 * constants, each weighed by how well it foretold the readings. A pure function; the numbers below are tuned on simulated
 * boxes of other seeds than those that are reported. Immutable and thread-safe.
 *
 * @param horizon how far ahead, a multiple of ten minutes; the temperature is foretold at each ten
 * @param noiseSd of a reading, K, more than 0
 */
public record LookAhead(Duration horizon, double noiseSd) {
    /** So many readings are looked back at. */
    public static final int READINGS = 14;

    private static final int FEWEST_READINGS = 4;

    /** Minutes: a box with an open lid, a box with good plates, a box whose plates are gone. */
    private static final double[] TIME_CONSTANTS = {40, 150, 600};

    /** How likely each is before anything was measured. */
    private static final double[] PRIORS = {0.6, 0.25, 0.15};

    /** What a reading says of a time constant fades by this for each reading after it. */
    private static final double FADING = 0.9;

    private static final int STEP_MINUTES = 10;
    private static final double MINUTE_MS = 60_000;

    public LookAhead {
        if (horizon.compareTo(Duration.ofMinutes(STEP_MINUTES)) < 0
                || horizon.toMillis() % (STEP_MINUTES * MINUTE_MS) != 0) {
            throw new IllegalArgumentException(
                    "horizon %s: expected a multiple of %d min, which are looked at".formatted(horizon, STEP_MINUTES));
        }
        if (!(noiseSd > 0)) {
            throw new IllegalArgumentException("noise of %s K: expected more than 0".formatted(noiseSd));
        }
    }

    /** Looks an hour ahead, with a tag of ±0.1 °C. */
    public static LookAhead usual() {
        return new LookAhead(Duration.ofMinutes(60), 0.1);
    }

    /**
     * The outlook after the last of these readings.
     *
     * @param newest in the order in which they were measured, without a gap
     * @param surroundingsC °C; NaN: unknown. A box does not become worse than its surroundings, and one that is worse
     *     already becomes no worse: a sensor that errs to the safe side quiets warnings
     */
    public Outlook after(List<Reading> newest, double surroundingsC, Limit limit) {
        if (newest.size() < FEWEST_READINGS) {
            return Outlook.NONE;
        }
        int sign = limit.side().sign();
        double limitC = sign * limit.celsius();
        double mostC = Double.isNaN(surroundingsC) ? Double.POSITIVE_INFINITY : sign * surroundingsC;
        Trend[] trends = new Trend[TIME_CONSTANTS.length];
        double[] weights = new double[TIME_CONSTANTS.length];
        double sum = 0;
        for (int k = 0; k < trends.length; k++) {
            trends[k] = new Trend(TIME_CONSTANTS[k], noiseSd);
            weights[k] = PRIORS[k] * StrictMath.exp(follow(trends[k], newest, sign));
            sum += weights[k];
        }
        double worst = 0;
        double minutes = Double.POSITIVE_INFINITY;
        for (int ahead = STEP_MINUTES; ahead <= horizon.toMinutes(); ahead += STEP_MINUTES) {
            double probability = 0;
            for (int k = 0; k < trends.length; k++) {
                probability += weights[k] / sum * trends[k].probabilityAbove(limitC, ahead, mostC);
            }
            worst = Math.max(worst, probability);
            minutes = probability >= 0.5 ? Math.min(minutes, ahead) : minutes;
        }
        return new Outlook(worst, minutes);
    }

    /** The log of the likelihood of the readings, the older the less. */
    private static double follow(Trend trend, List<Reading> newest, int sign) {
        double log = 0;
        long before = newest.get(0).observedAtMs();
        for (Reading reading : newest) {
            double minutes = (reading.observedAtMs() - before) / MINUTE_MS;
            log = FADING * log + trend.join(minutes, sign * Celsius.fromMicro(reading.microC()));
            before = reading.observedAtMs();
        }
        return log;
    }
}
