package fr.creneau.core.coldchain.verdict;

import org.jspecify.annotations.Nullable;

/**
 * When a box was on its way, as far as somebody knows it: true time, epoch milliseconds. A tag alone cannot tell that it
 * fell silent; only against these ends does silence before its first and after its last reading show.
 *
 * @param fromMs null where nobody knows the start: nothing is claimed of the time before the first reading
 * @param untilMs null where nobody knows the end: nothing is claimed of the time after the last reading
 */
public record JourneySpan(@Nullable Long fromMs, @Nullable Long untilMs) {
    /** Neither end is known. */
    public static final JourneySpan UNKNOWN = new JourneySpan(null, null);

    public JourneySpan {
        if (fromMs != null && untilMs != null && fromMs >= untilMs) {
            throw new IllegalArgumentException(
                    "journey from %d to %d ms: expected a later end".formatted(fromMs, untilMs));
        }
    }

    /**
     * How much of the journey passed before the first and after the last reading, milliseconds; what is no longer than the
     * maximal gap is as good as measured.
     *
     * @param firstMs true time of the first reading, epoch milliseconds
     * @param lastMs of the last one
     */
    long silentMs(long firstMs, long lastMs, long maximalGapMs) {
        long before = fromMs == null ? 0 : (untilMs == null ? firstMs : Math.min(firstMs, untilMs)) - fromMs;
        long after = untilMs == null ? 0 : untilMs - (fromMs == null ? lastMs : Math.max(lastMs, fromMs));
        return (before > maximalGapMs ? before : 0) + (after > maximalGapMs ? after : 0);
    }

    /** Its length, milliseconds; 0 where an end is not known. */
    long lengthMs() {
        return fromMs == null || untilMs == null ? 0 : untilMs - fromMs;
    }
}
