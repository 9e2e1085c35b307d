package fr.creneau.core.round;

import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.parcel.AttemptProof;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stop as its round's writer sees it.
 *
 * @param plan as planned last
 * @param parcels those that this round holds or attempted, in planned order
 * @param inferred from the van's track, no scan yet
 * @param probability that it is so, 0 to 1, where the van's stay alone says it; null: scanned, or not concluded yet
 * @param rank 0: being served or next; counting on in the order expected; −1: served
 * @param arrivedMs when the van came, epoch milliseconds; at the latest the first scan
 * @param departedMs when the van left, epoch milliseconds; null while it stands there
 * @param dwellSeconds time seen at the door; null without a stay or while it lasts
 * @param disputed attempts that do not count, and why; by parcel
 */
public record StopView(
        PlannedStop plan,
        List<ParcelId> parcels,
        StopStatus status,
        boolean inferred,
        @Nullable Double probability,
        int rank,
        @Nullable Long arrivedMs,
        @Nullable Long departedMs,
        @Nullable Integer dwellSeconds,
        Map<ParcelId, AttemptProof.Doubt> disputed) {
    public StopView {
        parcels = List.copyOf(parcels);
        disputed = Map.copyOf(disputed);
    }

    /** Whether somebody will still come to this door. */
    public boolean isAhead() {
        return !status.isServed();
    }
}
