package fr.creneau.core.coldchain.curve;

import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Side;
import org.jspecify.annotations.Nullable;

/**
 * One time beyond a limit: from the passing of the limit until the temperature was last beyond it before it came back by
 * the hysteresis. A gap neither ends an excursion nor adds time to it. All times are the tag's own.
 *
 * @param fromMs the limit was passed; after a gap, the first reading beyond it
 * @param endedMs it was last passed back; null while the excursion goes on
 * @param outMs it was last passed back so far; null while beyond
 * @param worstMicroC the temperature farthest beyond
 * @param beyondMs measured beyond the limit, gaps left out
 * @param stretchMs of that, up to the last reading without a break; 0 while within the limit
 * @param longestMs of that, the most without a break: neither a gap nor a moment within the limit
 */
public record Excursion(
        Limit limit,
        long fromMs,
        @Nullable Long endedMs,
        @Nullable Long outMs,
        int worstMicroC,
        long beyondMs,
        long stretchMs,
        long longestMs) {

    /** An excursion that begins with a reading beyond the limit. */
    static Excursion begin(Limit limit, long fromMs, long readingMs, int microC) {
        long beyond = readingMs - fromMs;
        return new Excursion(limit, fromMs, null, null, microC, beyond, beyond, beyond);
    }

    /**
     * It goes on.
     *
     * @param gap nothing is known of the time since the last reading
     * @param moreMs measured beyond the limit since the last reading
     * @param newOutMs when it was last passed back; null if beyond now
     */
    Excursion goOn(int microC, boolean gap, long moreMs, @Nullable Long newOutMs) {
        boolean broken = gap || outMs != null;
        long unbroken = broken ? moreMs : stretchMs + moreMs;
        long stretch = newOutMs == null ? unbroken : 0;
        int worst = limit.side() == Side.ABOVE ? Math.max(worstMicroC, microC) : Math.min(worstMicroC, microC);
        return new Excursion(
                limit, fromMs, null, newOutMs, worst, beyondMs + moreMs, stretch, Math.max(longestMs, unbroken));
    }

    /** It is over. */
    Excursion end(long endMs) {
        return new Excursion(limit, fromMs, endMs, endMs, worstMicroC, beyondMs, stretchMs, longestMs);
    }
}
