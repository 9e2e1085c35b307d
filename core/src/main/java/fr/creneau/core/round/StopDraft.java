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

    /** A stay was taken for it when it was the next in the plan. */
    boolean hadItsTurn;

    /** That the likeliest of its stays which no scan explains was its service, 0 to 1; 0: there was none. */
    double chance;

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

    /**
     * A stay that no scan explains; of several the likeliest speaks, of equals the first.
     *
     * @param concluded it is taken for the stop's service
     */
    void mayBeServed(Stay its, double probability, boolean concluded) {
        if (probability <= chance) {
            return;
        }
        chance = probability;
        if (concluded) {
            status = StopStatus.DONE;
            inferred = true;
            arrived = its.startMs();
            stay = its;
            leave(its.endMs());
        }
    }

    /** Whether no stay will be taken for its service any more. */
    boolean isSettled() {
        return isScanned() || hadItsTurn || status == StopStatus.SERVING;
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
                inferred ? (Double) chance : null,
                rank,
                isSeen() ? (Long) arrived : null,
                departed,
                dwellSeconds(),
                disputed);
    }
}
