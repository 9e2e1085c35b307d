package fr.creneau.core.coldchain.alert;

import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.ids.TagId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, as the readings have it: a fact, whenever and in whatever order they came. Times are the
 * tag's own, epoch milliseconds.
 *
 * @param fromMs of a cumulative alarm when what is tolerated was used up, else when the limit was passed
 * @param endedMs when the temperature came back; null while it has not, and for a cumulative alarm, which never ends
 * @param worstMicroC the temperature farthest beyond the limit
 * @param beyondMs measured beyond the limit, gaps left out
 */
public record Alert(
        TagId tag, Alarm alarm, long fromMs, @Nullable Long endedMs, int worstMicroC, long beyondMs) {
    /** The same facts have the same name: {@code BOX/single_above_4_PT15M/2026-03-02T06:37:30Z}; no other alert has it. */
    public String id() {
        String tolerated = alarm.toleratedMs() == 0 ? "" : "_" + Duration.ofMillis(alarm.toleratedMs());
        return "%s/%s_%s%s/%s"
                .formatted(
                        tag, alarm.cause(), degrees(alarm.limit().microC()), tolerated, Instant.ofEpochMilli(fromMs));
    }

    /** Whether this and another alert of the same alarm may be one and the same, seen with more or fewer readings. */
    boolean overlaps(Alert other) {
        return fromMs <= endOf(other) && other.fromMs <= endOf(this);
    }

    /** Whether somebody who was told the other has to be told this: peaks and sums grow without a word. */
    boolean tellsTheSameAs(Alert other) {
        return fromMs == other.fromMs && endOf(this) == endOf(other);
    }

    private static long endOf(Alert alert) {
        return alert.endedMs == null ? Long.MAX_VALUE : alert.endedMs;
    }

    private static String degrees(int microC) {
        double celsius = Celsius.fromMicro(microC);
        return celsius == Math.rint(celsius) ? String.valueOf((long) celsius) : String.valueOf(celsius);
    }
}
