package fr.creneau.core.round;

import fr.creneau.core.fleet.Spans;
import fr.creneau.core.fleet.VanRota;
import fr.creneau.core.ids.DepotId;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.ParcelRouter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes a round's plans in and says which vans and parcels the round claims: those of the newest plan, with what a newer
 * plan no longer holds let go. The plans of its owner may come in any order; its owner is the depot that planned it first,
 * as the log has it, and what another depot plans changes nothing. Pure.
 */
public final class PlanDesk {
    /** Of more versions than this the oldest are forgotten. */
    public static final int MAX_VERSIONS = 16;

    /** Plans are forgotten so long after their day: until then the round is its owner's. */
    public static final long REMEMBERED_MS = Duration.ofDays(7).toMillis();

    private PlanDesk() {}

    /**
     * A round's plans.
     *
     * @param plans one of each version, newest first
     * @param seq of the last claims, monotone
     */
    public record State(List<RoundPlan> plans, long seq) {
        public static final State NONE = new State(List.of(), 0);

        public State {
            plans = List.copyOf(plans);
        }

        /** Whether this depot may plan the round: it did so before, or nobody did. */
        public boolean mayPlan(DepotId depot) {
            return plans.isEmpty() || plans.get(plans.size() - 1).depot().equals(depot);
        }
    }

    /** The state after, and the claims that changed. */
    public record Planned(State state, Map<VanId, VanRota.Claim> vans, Map<ParcelId, ParcelRouter.Claim> parcels) {}

    /** A plan came in; the very same state when it is known already, or another depot's. */
    public static Planned onPlan(State before, RoundPlan plan) {
        List<RoundPlan> plans = before.mayPlan(plan.depot()) ? with(before.plans(), plan) : before.plans();
        if (plans.equals(before.plans())) {
            return new Planned(before, Map.of(), Map.of());
        }
        State after = new State(plans, before.seq() + 1);
        return new Planned(after, vanClaims(before, after), parcelClaims(before, after));
    }

    /** Joins a plan into the versions known: commutative, associative, idempotent. Newest first. */
    static List<RoundPlan> with(List<RoundPlan> plans, RoundPlan plan) {
        List<RoundPlan> all = new ArrayList<>(plans);
        for (RoundPlan known : plans) {
            if (known.version() == plan.version()) {
                if (known.compareTo(plan) >= 0) {
                    return plans;
                }
                all.remove(known);
            }
        }
        all.add(plan);
        all.sort(Comparator.reverseOrder());
        return List.copyOf(all.subList(0, Math.min(all.size(), MAX_VERSIONS)));
    }

    private static Map<VanId, VanRota.Claim> vanClaims(State before, State after) {
        Map<VanId, Spans> was = vanSpans(before);
        Map<VanId, Spans> now = vanSpans(after);
        RoundPlan newest = after.plans().get(0);
        boolean reissued = before.plans().isEmpty() || before.plans().get(0).issuedAtMs() != newest.issuedAtMs();
        Map<VanId, VanRota.Claim> claims = new LinkedHashMap<>();
        now.forEach((van, spans) -> {
            if (reissued || !spans.equals(was.get(van))) {
                claims.put(van, new VanRota.Claim(newest.round(), after.seq(), newest.issuedAtMs(), spans));
            }
        });
        was.keySet().stream()
                .filter(van -> !now.containsKey(van))
                .forEach(van -> claims.put(
                        van, new VanRota.Claim(newest.round(), after.seq(), newest.issuedAtMs(), Spans.NONE)));
        return claims;
    }

    private static Map<VanId, Spans> vanSpans(State state) {
        if (state.plans().isEmpty()) {
            return Map.of();
        }
        RoundPlan newest = state.plans().get(0);
        Map<VanId, Spans> spans = new LinkedHashMap<>();
        newest.listVans().forEach(van -> spans.put(van, newest.spansOf(van)));
        return spans;
    }

    private static Map<ParcelId, ParcelRouter.Claim> parcelClaims(State before, State after) {
        Map<ParcelId, List<Spans.Span>> was = tenures(before.plans());
        ServiceDay day = after.plans().get(0).day();
        long dayFrom = day.fromMs();
        long dayTo = day.toMs();
        boolean movedDay =
                before.plans().isEmpty() || !before.plans().get(0).day().equals(day);
        Map<ParcelId, ParcelRouter.Claim> claims = new LinkedHashMap<>();
        tenures(after.plans()).forEach((parcel, spans) -> {
            if (movedDay || !spans.equals(was.get(parcel))) {
                claims.put(
                        parcel,
                        new ParcelRouter.Claim(after.plans().get(0).round(), after.seq(), dayFrom, dayTo, spans));
            }
        });
        return claims;
    }

    /** For every parcel of any version: from the version's issue to the next one's, up to the day's end. */
    private static Map<ParcelId, List<Spans.Span>> tenures(List<RoundPlan> newestFirst) {
        Map<ParcelId, List<Spans.Span>> all = new HashMap<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            RoundPlan plan = newestFirst.get(i);
            long dayTo = newestFirst.get(0).day().toMs();
            long from = Math.min(plan.issuedAtMs(), dayTo - 1);
            long next = i == 0 ? dayTo : newestFirst.get(i - 1).issuedAtMs();
            // Issued in the wrong order, or after the day: a moment at least, so that every claim has a time.
            Spans.Span span = new Spans.Span(from, Math.max(from + 1, Math.min(next, dayTo)));
            Set<ParcelId> parcels = plan.listParcels();
            parcels.forEach(p -> all.computeIfAbsent(p, x -> new ArrayList<>()).add(span));
        }
        return all;
    }
}
