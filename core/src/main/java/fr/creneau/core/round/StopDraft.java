package fr.creneau.core.round;

import fr.creneau.core.fleet.Stay;
import fr.creneau.core.geo.Geodesy;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.parcel.AttemptProof;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.parcel.ScanKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stop while it is being read; {@link #view} when it has been. */
final class StopDraft {
    final PlannedStop plan;
    final List<ParcelId> parcels = new ArrayList<>();
    int index;
    int rank = -1;

    int outcomes;
    boolean delivered;
    long firstOutcomeMs = Long.MAX_VALUE;
    long lastOutcomeMs = Long.MIN_VALUE;

    StopStatus status = StopStatus.PENDING;
    boolean inferred;

    @Nullable
    Double probability;

    long arrived;

    @Nullable
    Long departed;

    @Nullable
    Stay stay;

    StopDraft(PlannedStop plan) {
        this.plan = plan;
    }

    void outcome(Scan first, Scan last) {
        outcomes++;
        delivered |= last.kind() == ScanKind.DELIVERED;
        firstOutcomeMs = Math.min(firstOutcomeMs, first.observedAtMs());
        lastOutcomeMs = Math.max(lastOutcomeMs, last.observedAtMs());
    }

    void leave(long ms) {
        departed = ms;
    }

    boolean isScanned() {
        return outcomes > 0;
    }

    boolean isServed() {
        return status.isServed();
    }

    boolean isSeen() {
        return isServed() || status == StopStatus.SERVING;
    }

    @Nullable
    Integer dwellSeconds() {
        Long left = departed;
        return stay == null || left == null ? null : (int) Math.max(0, (left - arrived) / 1_000);
    }

    double metresTo(Stay place) {
        return Geodesy.metresBetween(place.lat(), place.lon(), plan.lat(), plan.lon());
    }

    /** From the van's stay to the door; null: none was seen. */
    @Nullable
    Double stayMetres() {
        return stay == null ? null : (Double) metresTo(stay);
    }

    /** @param views of the round's parcels */
    StopView view(Map<ParcelId, ParcelView> views) {
        Map<ParcelId, AttemptProof.Doubt> disputed = new HashMap<>();
        for (ParcelId parcel : parcels) {
            ParcelView view = views.get(parcel);
            if (view != null && view.proof() instanceof AttemptProof.Disputed proof) {
                disputed.put(parcel, proof.doubt());
            }
        }
        return new StopView(
                plan,
                parcels,
                status,
                inferred,
                probability,
                rank,
                isSeen() ? (Long) arrived : null,
                departed,
                dwellSeconds(),
                disputed);
    }
}
