package fr.creneau.core.parcel;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One scan of a parcel, as a round needs it; ordered by time, then by id.
 *
 * @param observedAtMs the device's clock, epoch milliseconds
 * @param receivedBy as shown to the recipient, for a delivery
 */
public record Scan(
        String eventId,
        ScanKind kind,
        long observedAtMs,
        @Nullable String receivedBy) implements Comparable<Scan> {
    private static final Comparator<Scan> ORDER = Comparator.comparingLong(Scan::observedAtMs)
            .thenComparing(Scan::eventId)
            .thenComparing(Scan::kind)
            .thenComparing(s -> s.receivedBy() == null ? "" : s.receivedBy());

    @Override
    public int compareTo(Scan other) {
        return ORDER.compare(this, other);
    }
}
