package fr.creneau.core.round;

import fr.creneau.core.fleet.Stay;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.parcel.ParcelOnRound;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.parcel.ScanKind;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a round's facts, in four passes: which stops there are; what the scans say, with the stays that they
 * explain; what the stays say that no scan explains; what lies ahead. Used once.
 */
final class RoundReading {
    /** A scan may come this much before the first point of its stay, and this much after the last. */
    static final long SCAN_BEFORE_STAY_MS = 60_000;

    private static final long SCAN_AFTER_STAY_MS = 120_000;

    /** A van that drives this long has left. */
    private static final long SURE_DRIVE_MS = 60_000;

    private final RoundRules rules;
    private final List<RoundPlan> plans;
    private final Map<ParcelId, ParcelOnRound> known;
    private final Sightings seen;
    private final List<Stay> stays;
    private final List<StopDraft> drafts;

    /** Drivers serve a few stops ahead and come back: for a stop that fewer than these were served beyond, that is soon. */
    private static final int COMES_BACK_WITHIN = 12;

    /** Soon: after three more stops at the latest. */
    private static final int STOPS_BEFORE = 3;

    RoundReading(RoundRules rules, List<RoundPlan> plans, Map<ParcelId, ParcelOnRound> known, Sightings seen) {
        this.rules = rules;
        this.plans = plans;
        this.known = known;
        this.seen = seen;
        this.stays = seen.stays();
        this.drafts = draftStops();
    }

    RoundView view(long asOfMs) {
        boolean[] explained = readScans();
        Long departed = departure();
        if (departed != null) {
            readStays(departed, explained);
        }
        List<StopDraft> served = drafts.stream()
                .filter(StopDraft::isServed)
                .sorted(Comparator.<StopDraft>comparingLong(d -> d.arrived).thenComparingInt(d -> d.index))
                .toList();
        List<StopDraft> ahead = orderAhead(served);
        for (int i = 0; i < ahead.size(); i++) {
            ahead.get(i).rank = i;
        }
        long over = plans.get(0).day().msAt(LocalTime.of(rules.endOfDay(), 0));
        Long ended = ended(served, ahead);
        if (ended == null && asOfMs >= over) {
            ended = over;
        }
        RoundStatus status =
                ended != null ? RoundStatus.ENDED : departed != null ? RoundStatus.UNDER_WAY : RoundStatus.PLANNED;
        Map<ParcelId, ParcelView> parcels =
                new ParcelReading(plans, known, departed, ended, newestStayMs()).views(drafts);
        return new RoundView(
                plans.get(0),
                status,
                departed,
                ended,
                over,
                drafts.stream().map(draft -> draft.view(parcels)).toList(),
                parcels,
                served.stream().map(d -> d.index).toList(),
                ahead.stream().map(d -> d.index).toList());
    }

    // Which stops there are.

    private List<StopDraft> draftStops() {
        RoundPlan newest = plans.get(0);
        Map<StopId, StopDraft> current = new LinkedHashMap<>();
        for (PlannedStop stop : newest.stops()) {
            StopDraft draft = new StopDraft(stop);
            stop.parcels().stream().filter(p -> isHeld(p) || isAttempted(p)).forEach(draft.parcels::add);
            current.put(stop.stop(), draft);
        }
        Set<ParcelId> placed = newest.listParcels();
        Map<StopId, StopDraft> former = new LinkedHashMap<>();
        for (RoundPlan older : plans.subList(1, plans.size())) {
            for (PlannedStop stop : older.stops()) {
                for (ParcelId parcel : stop.parcels()) {
                    if (isAttempted(parcel) && placed.add(parcel)) {
                        StopDraft draft = current.get(stop.stop());
                        if (draft == null) {
                            draft = former.computeIfAbsent(stop.stop(), x -> new StopDraft(stop));
                        }
                        draft.parcels.add(parcel);
                    }
                }
            }
        }
        List<StopDraft> all = new ArrayList<>();
        former.values().stream()
                .sorted(Comparator.<StopDraft>comparingLong(d -> d.plan.plannedArrivalMs())
                        .thenComparing(d -> d.plan.stop()))
                .forEach(all::add);
        current.values().stream().filter(d -> !d.parcels.isEmpty()).forEach(all::add);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).index = i;
        }
        return all;
    }

    private boolean isHeld(ParcelId parcel) {
        ParcelOnRound on = known.get(parcel);
        return on == null || on.held();
    }

    private boolean isAttempted(ParcelId parcel) {
        ParcelOnRound on = known.get(parcel);
        return on != null && on.outcome().isPresent();
    }

    // What the scans say.

    private boolean[] readScans() {
        boolean[] explained = new boolean[stays.size()];
        for (StopDraft draft : drafts) {
            for (ParcelId parcel : draft.parcels) {
                ParcelOnRound on = known.get(parcel);
                Optional<Scan> last = on == null ? Optional.empty() : on.outcome();
                if (on != null && last.isPresent()) {
                    draft.outcome(on.firstOutcome().orElseThrow(), last.get());
                }
            }
        }
        List<StopDraft> scanned = drafts.stream()
                .filter(StopDraft::isScanned)
                .sorted(Comparator.<StopDraft>comparingLong(d -> d.firstOutcomeMs)
                        .thenComparingInt(d -> d.index))
                .toList();
        // Several stops may be served from one parking place: the first has the van's arrival, each next one begins
        // when the one before was scanned.
        Map<Integer, StopDraft> lastOfStay = new HashMap<>();
        for (StopDraft draft : scanned) {
            int at = stayOf(draft);
            if (at < 0) {
                draft.arrived = draft.firstOutcomeMs;
                draft.departed = draft.lastOutcomeMs;
                continue;
            }
            explained[at] = true;
            Stay stay = stays.get(at);
            StopDraft before = lastOfStay.put(at, draft);
            draft.arrived = Math.min(draft.firstOutcomeMs, stay.startMs());
            if (before != null) {
                draft.arrived = Math.max(before.lastOutcomeMs, stay.startMs());
                before.leave(draft.arrived);
            }
            draft.stay = stay;
        }
        lastOfStay.forEach((at, draft) -> {
            Stay stay = stays.get(at);
            if (!stay.open()) {
                draft.leave(Math.max(stay.endMs(), draft.lastOutcomeMs));
            }
        });
        long newestEvidence =
                scanned.stream().mapToLong(d -> d.lastOutcomeMs).max().orElse(Long.MIN_VALUE);
        long newestStay = newestStayMs();
        for (StopDraft draft : scanned) {
            boolean left = draft.stay == null
                    ? newestEvidence > draft.lastOutcomeMs || newestStay > draft.lastOutcomeMs
                    : draft.departed != null;
            boolean complete = draft.outcomes == draft.parcels.size();
            draft.status =
                    complete || left ? (draft.delivered ? StopStatus.DONE : StopStatus.FAILED) : StopStatus.SERVING;
        }
        return explained;
    }

    /** The stay that the stop's first scan fell into: the nearest in time, the later of equals; −1: none. */
    private int stayOf(StopDraft draft) {
        long scan = draft.firstOutcomeMs;
        int best = -1;
        long bestAway = Long.MAX_VALUE;
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            if (stay.startMs() - SCAN_BEFORE_STAY_MS > scan) {
                break;
            }
            if (!stay.open() && stay.endMs() + SCAN_AFTER_STAY_MS < scan) {
                continue;
            }
            long away =
                    stay.startMs() > scan ? stay.startMs() - scan : stay.open() ? 0 : Math.max(0, scan - stay.endMs());
            if (away <= bestAway && metres(stay, draft) <= rules.scanMetres()) {
                best = i;
                bestAway = away;
            }
        }
        return best;
    }

    // When the round left.

    private @Nullable Long departure() {
        long firstOutcome = drafts.stream()
                .filter(StopDraft::isScanned)
                .mapToLong(d -> d.arrived)
                .min()
                .orElse(Long.MAX_VALUE);
        long loaded = known.values().stream()
                .flatMap(on -> on.scans().stream())
                .filter(s -> s.kind() == ScanKind.LOADED && s.observedAtMs() < firstOutcome)
                .mapToLong(Scan::observedAtMs)
                .max()
                .orElse(Long.MIN_VALUE);
        long planned = plans.stream().mapToLong(RoundPlan::departureMs).min().orElseThrow();
        long notBefore = Math.max(planned - rules.earlyDeparture().toMillis(), loaded);
        long departed = firstOutcome;
        for (Stay stay : stays) {
            if (stay.startMs() >= notBefore && drafts.stream().anyMatch(d -> metres(stay, d) <= rules.doorMetres())) {
                departed = Math.min(departed, stay.startMs());
                break;
            }
            if (stay.open() || stay.endMs() >= notBefore) {
                departed = stay.open() ? departed : Math.min(departed, stay.endMs());
                break;
            }
        }
        // A van whose tracker was switched on while it drove never stood in the depot: then by the plan's own time.
        departed = Math.min(departed, seen.drivingFrom(Math.max(planned, loaded), SURE_DRIVE_MS));
        return departed == Long.MAX_VALUE ? null : departed;
    }

    // What the stays say that no scan explains.

    /**
     * Which door a stay belongs to, and whether that was the next one, follows from the stays and scans before it, and from
     * which stops were scanned at all. A stop concluded out of turn hides no door and moves no turn, for that conclusion
     * rests on later scans: else those would change what the stays after it are taken for.
     */
    private void readStays(long departed, boolean[] explained) {
        List<StopDraft> scanned = drafts.stream()
                .filter(d -> d.status.isServed())
                .sorted(Comparator.<StopDraft>comparingLong(d -> d.arrived).thenComparingInt(d -> d.index))
                .toList();
        boolean serving = drafts.stream().anyMatch(d -> d.status == StopStatus.SERVING);
        int next = 0;
        int passed = 0;
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            while (passed < scanned.size() && scanned.get(passed).arrived <= stay.startMs()) {
                next = scanned.get(passed).index + 1;
                passed++;
            }
            if (explained[i] || stay.startMs() < departed) {
                continue;
            }
            StopDraft at = doorOf(stay, next);
            if (at == null) {
                continue;
            }
            if (stay.open()) {
                if (!serving) {
                    at.status = StopStatus.SERVING;
                    at.arrived = stay.startMs();
                    at.stay = stay;
                }
            } else if (stay.dwellMs() >= rules.inferAfter().toMillis()) {
                boolean inTurn = at.index == next;
                double chance = new InferredService(inTurn, metres(stay, at), beyond(at, stay)).probability();
                at.mayBeServed(stay, chance, chance >= rules.inferFrom());
                if (inTurn) {
                    at.hadItsTurn = true;
                    next = at.index + 1;
                }
            }
        }
    }

    /** How many stops behind it in the plan were scanned after the stay. */
    private int beyond(StopDraft at, Stay stay) {
        return (int) drafts.stream()
                .filter(d -> d.isScanned() && d.index > at.index && d.arrived > stay.endMs())
                .count();
    }

    /** The open stop whose door this is: the nearest, of about equals the one nearest to the next in the plan. */
    private @Nullable StopDraft doorOf(Stay stay, int next) {
        StopDraft best = null;
        long bestSteps = Long.MAX_VALUE;
        int from = Math.max(0, next - rules.inferWithinStops());
        int to = Math.min(drafts.size() - 1, next + rules.inferWithinStops());
        for (int i = from; i <= to; i++) {
            StopDraft draft = drafts.get(i);
            boolean taken = stay.open() ? draft.status != StopStatus.PENDING : draft.isSettled();
            if (taken) {
                continue;
            }
            double metres = metres(stay, draft);
            if (metres > rules.doorMetres()) {
                continue;
            }
            long steps = (long) (metres / 15) * 1_000 + Math.abs(i - next);
            if (steps < bestSteps) {
                best = draft;
                bestSteps = steps;
            }
        }
        return best;
    }

    // What lies ahead.

    private List<StopDraft> orderAhead(List<StopDraft> served) {
        boolean backwards = isBackwards(served);
        int sign = backwards ? -1 : 1;
        List<StopDraft> ahead = new ArrayList<>();
        for (StopDraft draft : drafts) {
            if (draft.isServed()) {
                continue;
            }
            if (draft.status != StopStatus.SERVING && isBack(draft)) {
                draft.status = StopStatus.SKIPPED;
                continue;
            }
            if (draft.status == StopStatus.PENDING && beyond(draft, served, sign) >= rules.skipAfterStops()) {
                draft.status = StopStatus.SKIPPED;
            }
            ahead.add(draft);
        }
        ahead.sort(Comparator.<StopDraft>comparingInt(d -> d.status == StopStatus.SERVING ? 0 : 1)
                .thenComparingInt(d -> sign * d.index));
        if (served.isEmpty()) {
            return ahead;
        }
        boolean serving = !ahead.isEmpty() && ahead.get(0).status == StopStatus.SERVING;
        StopDraft last = serving ? ahead.get(0) : served.get(served.size() - 1);
        List<StopDraft> order = new ArrayList<>(ahead);
        order.removeIf(d -> d != last && sign * d.index <= sign * last.index);
        Set<StopDraft> back = new HashSet<>();
        for (StopDraft draft : ahead) {
            if (!order.contains(draft)) {
                boolean soon = beyond(draft, served, sign) < COMES_BACK_WITHIN;
                comeBack(draft, last, order, back, soon ? STOPS_BEFORE : order.size());
                back.add(draft);
            }
        }
        return order;
    }

    /** How many stops were served beyond this one. */
    private static long beyond(StopDraft draft, List<StopDraft> served, int sign) {
        return served.stream().filter(d -> sign * d.index > sign * draft.index).count();
    }

    /**
     * What was left behind is expected where coming back for it is the least detour; of equals the first.
     *
     * @param back others that were left behind and have their place
     * @param within so many stops that were not left behind may come before it
     */
    private static void comeBack(
            StopDraft behind, StopDraft last, List<StopDraft> order, Set<StopDraft> back, int within) {
        int first = !order.isEmpty() && order.get(0).status == StopStatus.SERVING ? 1 : 0;
        int best = first;
        double least = Double.MAX_VALUE;
        int before = 0;
        for (int at = first; at <= order.size() && before <= within; at++) {
            PlannedStop from = at == 0 ? last.plan : order.get(at - 1).plan;
            double detour = PlannedLegs.metres(from, behind.plan);
            if (at < order.size()) {
                PlannedStop to = order.get(at).plan;
                detour += PlannedLegs.metres(behind.plan, to) - PlannedLegs.metres(from, to);
                before += back.contains(order.get(at)) ? 0 : 1;
            }
            if (detour < least) {
                least = detour;
                best = at;
            }
        }
        order.add(best, behind);
    }

    private static boolean isBackwards(List<StopDraft> served) {
        int n = served.size();
        return n >= 3
                && served.get(n - 1).index < served.get(n - 2).index
                && served.get(n - 2).index < served.get(n - 3).index;
    }

    private @Nullable Long ended(List<StopDraft> served, List<StopDraft> ahead) {
        long last = served.stream()
                .mapToLong(d -> d.departed == null ? Math.max(d.arrived, d.lastOutcomeMs) : d.departed)
                .max()
                .orElse(Long.MIN_VALUE);
        for (StopDraft draft : drafts) {
            for (ParcelId parcel : draft.parcels) {
                last = Math.max(last, returned(parcel).orElse(Long.MIN_VALUE));
            }
        }
        return ahead.isEmpty() && last != Long.MIN_VALUE ? (Long) last : null;
    }

    /** Whether every parcel of the stop is back in the depot. */
    private boolean isBack(StopDraft draft) {
        return draft.parcels.stream().allMatch(p -> returned(p).isPresent());
    }

    private Optional<Long> returned(ParcelId parcel) {
        ParcelOnRound on = known.get(parcel);
        return on == null
                ? Optional.empty()
                : on.last(ScanKind.RETURNED_TO_DEPOT).map(Scan::observedAtMs);
    }

    private long newestStayMs() {
        return stays.isEmpty() ? Long.MIN_VALUE : stays.get(stays.size() - 1).startMs();
    }

    private static double metres(Stay stay, StopDraft draft) {
        return draft.metresTo(stay);
    }
}
