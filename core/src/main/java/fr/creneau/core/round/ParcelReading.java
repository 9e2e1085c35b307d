package fr.creneau.core.round;

import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.parcel.AttemptProof;
import fr.creneau.core.parcel.ParcelOnRound;
import fr.creneau.core.parcel.ParcelState;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.parcel.ScanKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the stops, once read, say of each parcel. Used once. */
final class ParcelReading {
    private final List<RoundPlan> plans;
    private final Map<ParcelId, ParcelOnRound> known;
    private final @Nullable Long departed;
    private final @Nullable Long ended;
    private final long newestStayMs;

    /** @param newestStayMs when the newest stay of the round's vans began, epoch milliseconds */
    ParcelReading(
            List<RoundPlan> plans,
            Map<ParcelId, ParcelOnRound> known,
            @Nullable Long departed,
            @Nullable Long ended,
            long newestStayMs) {
        this.plans = plans;
        this.known = known;
        this.departed = departed;
        this.ended = ended;
        this.newestStayMs = newestStayMs;
    }

    Map<ParcelId, ParcelView> views(List<StopDraft> drafts) {
        Map<ParcelId, ParcelView> views = new HashMap<>();
        for (StopDraft draft : drafts) {
            for (ParcelId parcel : draft.parcels) {
                views.put(parcel, view(draft, parcel, known.get(parcel)));
            }
        }
        for (RoundPlan plan : plans) {
            for (PlannedStop stop : plan.stops()) {
                for (ParcelId parcel : stop.parcels()) {
                    ParcelOnRound on = known.get(parcel);
                    if (on != null && !on.held()) {
                        views.computeIfAbsent(parcel, p -> said(p, stop.stop(), ParcelState.WITHDRAWN, on.sinceMs()));
                    }
                }
            }
        }
        return views;
    }

    private ParcelView view(StopDraft stop, ParcelId parcel, @Nullable ParcelOnRound on) {
        StopId at = stop.plan.stop();
        Scan outcome = on == null ? null : on.outcome().orElse(null);
        if (outcome != null) {
            ParcelState state =
                    switch (outcome.kind()) {
                        case DELIVERED -> ParcelState.DELIVERED;
                        case REFUSED -> ParcelState.REFUSED;
                        default -> ParcelState.NOT_HOME;
                    };
            return new ParcelView(
                    parcel,
                    at,
                    state,
                    outcome.observedAtMs(),
                    false,
                    1.0,
                    outcome.receivedBy(),
                    stop.arrived,
                    stop.dwellSeconds(),
                    proof(stop, state, outcome));
        }
        Long left = ended;
        Scan back = on == null ? null : on.last(ScanKind.RETURNED_TO_DEPOT).orElse(null);
        if (back != null) {
            return said(parcel, at, ParcelState.UNSERVED, back.observedAtMs());
        }
        if (stop.isServed()) {
            return new ParcelView(
                    parcel,
                    at,
                    ParcelState.DELIVERED,
                    stop.arrived,
                    true,
                    handedOver(stop),
                    null,
                    stop.arrived,
                    stop.dwellSeconds(),
                    null);
        }
        if (left != null) {
            // Nobody has counted how often a parcel that no scan brought back was handed over all the same.
            return plain(parcel, at, ParcelState.UNSERVED, left, null);
        }
        if (departed != null) {
            return plain(parcel, at, ParcelState.ON_ROUND, departed, 1 - stop.chance);
        }
        Scan loaded = on == null ? null : on.last(ScanKind.LOADED).orElse(null);
        return loaded == null
                ? said(
                        parcel,
                        at,
                        ParcelState.PLANNED,
                        plans.get(plans.size() - 1).issuedAtMs())
                : said(parcel, at, ParcelState.ON_ROUND, loaded.observedAtMs());
    }

    /** That a parcel was handed over which no scan speaks of, at a stop that was served. */
    private static double handedOver(StopDraft stop) {
        if (stop.inferred) {
            return stop.chance;
        }
        return stop.delivered ? InferredService.BESIDE_A_DELIVERY : InferredService.BESIDE_AN_ABSENCE;
    }

    private @Nullable AttemptProof proof(StopDraft stop, ParcelState state, Scan scan) {
        if (state != ParcelState.NOT_HOME) {
            return null;
        }
        boolean heardSince = ended != null || newestStayMs > scan.observedAtMs() + RoundReading.SCAN_BEFORE_STAY_MS;
        return AttemptProof.of(stop.stayMetres(), stop.dwellSeconds(), heardSince);
    }

    /** A state that a scan or the plan says. */
    private static ParcelView said(ParcelId parcel, StopId stop, ParcelState state, long atMs) {
        return plain(parcel, stop, state, atMs, 1.0);
    }

    private static ParcelView plain(
            ParcelId parcel, StopId stop, ParcelState state, long atMs, @Nullable Double probability) {
        return new ParcelView(parcel, stop, state, atMs, false, probability, null, null, null, null);
    }
}
