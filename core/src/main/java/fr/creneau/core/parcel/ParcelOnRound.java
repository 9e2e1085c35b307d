package fr.creneau.core.parcel;

import fr.creneau.core.ids.ParcelId;
import java.util.List;
import java.util.Optional;

/**
 * All that one round should know of one parcel, all plans weighed. Whole: a higher seq replaces a lower one.
 *
 * @param seq monotone for each parcel
 * @param held the round still has to deliver it
 * @param sinceMs when the plan was issued that says so, epoch milliseconds
 * @param scans of the service day that belong to this round, in order
 */
public record ParcelOnRound(ParcelId parcel, long seq, boolean held, long sinceMs, List<Scan> scans) {
    public ParcelOnRound {
        scans = List.copyOf(scans);
    }

    /** Whether the other says the same, whenever it was said. */
    public boolean saysTheSameAs(ParcelOnRound other) {
        return held == other.held && sinceMs == other.sinceMs && scans.equals(other.scans);
    }

    /** How the last attempt ended. */
    public Optional<Scan> outcome() {
        for (int i = scans.size() - 1; i >= 0; i--) {
            if (scans.get(i).kind().isOutcome()) {
                return Optional.of(scans.get(i));
            }
        }
        return Optional.empty();
    }

    /** How the first attempt ended. */
    public Optional<Scan> firstOutcome() {
        return scans.stream().filter(s -> s.kind().isOutcome()).findFirst();
    }

    /** The last scan of this kind. */
    public Optional<Scan> last(ScanKind kind) {
        for (int i = scans.size() - 1; i >= 0; i--) {
            if (scans.get(i).kind() == kind) {
                return Optional.of(scans.get(i));
            }
        }
        return Optional.empty();
    }
}
