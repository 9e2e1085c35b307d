package fr.creneau.core.round;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.fleet.Spans;
import fr.creneau.core.fleet.Stays;
import fr.creneau.core.fleet.Track;
import fr.creneau.core.fleet.TrackPoint;
import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.ParcelOnRound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a round: state and event in, state and effects out. Each method joins one fact in and tells what
 * changed by it. A fix that comes in order costs little; a late one reads its van's track anew. Time is an argument: the
 * domain's, as of the event's receipt or of the clock. One thread at a time, for the engine's sake; keeps nothing between
 * calls.
 */
public final class RoundWriter {
    /** Number of this way of reading facts: to be raised whenever equal facts give another view than before. */
    public static final int READING = 4;

    /** A round under way without any event is looked at this often, for its arrival times grow old. */
    private static final long IDLE_MS = 60_000;

    /** A move of less than this part of the time still ahead is far within what nobody knows. */
    private static final long WORTH_OF_AHEAD = 40;

    private final RoundRules rules;
    private final Tellings tellings;
    private final Outlooks outlooks;
    private final RoundReports reports = new RoundReports();

    /** A new state, and what to tell the world. */
    public record Step(RoundState state, List<RoundEffect> effects) {}

    public RoundWriter(RoundRules rules, TellingRules tellingRules, ArrivalTimes engine) {
        this.rules = rules;
        this.tellings = new Tellings(tellingRules);
        this.outlooks = new Outlooks(engine);
    }

    /** A version of the round's plan. */
    public Step onPlan(RoundState before, RoundPlan plan, long nowMs) {
        List<RoundPlan> plans = PlanDesk.with(before.plans(), plan);
        if (plans.equals(before.plans())) {
            return new Step(before, List.of());
        }
        return conclude(before, before.withPlans(plans).withNow(nowMs), true);
    }

    /** What the round should know of a parcel. */
    public Step onParcel(RoundState before, ParcelOnRound parcel, long nowMs) {
        ParcelOnRound known = before.parcels().get(parcel.parcel());
        if (known != null && known.seq() >= parcel.seq()) {
            return new Step(before, List.of());
        }
        boolean news = known == null || !known.saysTheSameAs(parcel);
        return conclude(before, before.withParcel(parcel).withNow(nowMs), news);
    }

    /** When a van drives for the round. */
    public Step onVan(RoundState before, RoundState.VanOnRound van, long nowMs, Track track) {
        RoundState.VanOnRound known = before.vans().get(van.van());
        if (known != null && known.seq() >= van.seq()) {
            return new Step(before, List.of());
        }
        boolean same = known != null && known.spans().equals(van.spans());
        Stays stays = same ? before.stays().getOrDefault(van.van(), Stays.NONE) : Stays.of(track, van.spans());
        return conclude(before, before.withVan(van, stays).withNow(nowMs), !same);
    }

    /** Fixes of a van, as one report brought them. */
    public Step onFixes(RoundState before, VanId van, List<VanFix> fixes, long receivedAtMs, Track track) {
        RoundState.VanOnRound on = before.vans().get(van);
        Spans spans = on == null ? Spans.NONE : on.spans();
        Stays stays = before.stays().getOrDefault(van, Stays.NONE);
        boolean late = false;
        RoundState.Heard newest = before.newest();
        for (VanFix fix : fixes) {
            TrackPoint point = track.join(fix);
            if (!spans.contains(fix.observedAtMs())) {
                continue;
            }
            if (newest == null || fix.observedAtMs() > newest.fix().observedAtMs()) {
                newest = new RoundState.Heard(van, fix, receivedAtMs);
            }
            if (point != null && !late) {
                late = !stays.isNext(point);
                stays = late ? stays : stays.then(point);
            }
        }
        if (late) {
            stays = Stays.of(track, spans);
        }
        Stays were = before.stays().getOrDefault(van, Stays.NONE);
        RoundState after = before.withNow(receivedAtMs);
        boolean news = false;
        if (stays != were) {
            after = after.withStays(van, stays);
            RoundView view = before.view();
            boolean waitsForDeparture = view != null && view.departedMs() == null;
            news = waitsForDeparture
                    || !stays.tellsTheSameAs(were)
                    || (after.stays().size() > 1 && !van.equals(before.heardLast()) && van.equals(after.heardLast()));
        }
        if (newest != null && newest != before.newest()) {
            after = after.withNewest(newest);
        }
        return conclude(before, after, news);
    }

    /** Time went on. */
    public Step onTime(RoundState before, long nowMs) {
        return conclude(before, before.withNow(nowMs), false);
    }

    /** When {@link #onTime} is worth calling next, epoch milliseconds; {@link Long#MAX_VALUE}: only after an event. */
    public long wakeAtMs(RoundState state) {
        RoundView view = state.view();
        if (view == null) {
            return state.plans().isEmpty() ? Long.MAX_VALUE : state.nowMs();
        }
        if (view.status() == RoundStatus.ENDED) {
            return Long.MAX_VALUE;
        }
        long over = view.overMs();
        Expectation expected = state.expected();
        if (expected == null) {
            return view.ahead().isEmpty() ? over : state.nowMs();
        }
        if (view.status() == RoundStatus.UNDER_WAY) {
            return Math.min(over, expected.atMs() + IDLE_MS);
        }
        return Math.min(over, estimateDueMs(view.plan(), expected));
    }

    /** A round that has not left: its arrival times grow old from its departure on; the evening before is a date, too. */
    private long estimateDueMs(RoundPlan plan, Expectation expected) {
        long evening = tellings.eveningMs(plan);
        if (expected.atMs() < evening && evening < plan.departureMs()) {
            return evening;
        }
        return Math.max(plan.departureMs(), expected.atMs() + IDLE_MS);
    }

    /**
     * A state as it was kept, with what follows from its facts computed anew.
     *
     * @param sameReading whether the last effects came from this way of reading the facts ({@link #READING}); otherwise
     *     everything is told anew with the next event
     */
    public RoundState restore(RoundState kept, boolean sameReading, Function<VanId, Track> tracks) {
        RoundState state = kept;
        for (RoundState.VanOnRound van : kept.vans().values()) {
            state = state.withStays(van.van(), Stays.of(tracks.apply(van.van()), van.spans()));
        }
        return state.plans().isEmpty() || !sameReading ? state : state.withView(read(state));
    }

    private RoundView read(RoundState state) {
        return RoundView.of(rules, state.plans(), state.parcels(), state.sightings(), state.nowMs());
    }

    private Step conclude(RoundState before, RoundState joined, boolean news) {
        if (joined.plans().isEmpty()) {
            return new Step(joined, List.of());
        }
        RoundView was = before.view();
        RoundView is = was;
        if (is == null || news || (is.status() != RoundStatus.ENDED && joined.nowMs() >= is.overMs())) {
            is = read(joined);
        }
        boolean changed = was == null || !sameRound(was, is);
        RoundState after = is.equals(was) ? joined : joined.withView(is);
        List<RoundEffect> effects = new ArrayList<>();
        RoundState.Heard heard = after.newest();
        if (heard != null && (heard != before.newest() || was == null)) {
            effects.add(new RoundEffect.VanMoved(is.plan(), heard.van(), heard.fix(), heard.receivedAtMs()));
        }
        long revision = before.revision() + 1;
        int silent = effects.size();
        boolean estimated = changed || isStale(after, is);
        boolean told = false;
        if (estimated) {
            Expectation expected = expect(is, after);
            after = after.withExpected(expected);
            if (expected != null) {
                for (Telling telling :
                        tellings.due(is, expected, after.tellings(), RoundReports.lastEvidence(after), after.nowMs())) {
                    after = after.withTelling(telling);
                    effects.add(new RoundEffect.WindowTold(is.plan(), telling));
                    told = true;
                }
            }
        }
        if (is != was) {
            effects.addAll(reports.parcels(was, is, after.tellings(), revision));
        }
        if (changed || told || (estimated && hasMoved(after, is))) {
            effects.add(reports.round(after, is, revision));
            after = after.withPublished(new RoundState.Published(after.nowMs(), medians(after, is)));
        }
        return new Step(effects.size() > silent ? after.withRevision(revision) : after, effects);
    }

    private @Nullable Expectation expect(RoundView view, RoundState state) {
        if (view.status() == RoundStatus.ENDED || view.ahead().isEmpty()) {
            outlooks.settled(view, state.nowMs(), state.expected());
            return null;
        }
        RoundState.Heard heard = state.newest();
        return outlooks.expect(view, heard == null ? null : heard.fix(), state.nowMs(), state.expected());
    }

    /** Whether anything but the state of parcels differs. */
    private static boolean sameRound(RoundView a, RoundView b) {
        return a == b
                || (a.plan().equals(b.plan())
                        && a.status() == b.status()
                        && Objects.equals(a.departedMs(), b.departedMs())
                        && Objects.equals(a.endedMs(), b.endedMs())
                        && a.stops().equals(b.stops()));
    }

    private boolean isStale(RoundState state, RoundView view) {
        if (view.status() == RoundStatus.ENDED || view.ahead().isEmpty()) {
            return false;
        }
        Expectation expected = state.expected();
        if (expected == null) {
            return true;
        }
        long age = state.nowMs() - expected.atMs();
        if (view.status() == RoundStatus.UNDER_WAY) {
            return age >= rules.estimateEvery().toMillis();
        }
        return state.nowMs() >= estimateDueMs(view.plan(), expected);
    }

    private boolean hasMoved(RoundState state, RoundView view) {
        RoundState.Published published = state.published();
        if (published == null) {
            return true;
        }
        long worthTelling = rules.tellMovesOf().toMillis();
        Map<StopId, Long> medians = medians(state, view);
        return !medians.keySet().equals(published.p50Ms().keySet())
                || medians.entrySet().stream().anyMatch(m -> {
                    long ahead = m.getValue() - state.nowMs();
                    long moved = Math.abs(m.getValue() - published.p50Ms().getOrDefault(m.getKey(), 0L));
                    return moved > Math.max(worthTelling, ahead / WORTH_OF_AHEAD);
                });
    }

    private static Map<StopId, Long> medians(RoundState state, RoundView view) {
        Expectation expected = state.expected();
        if (expected == null) {
            return Map.of();
        }
        Map<StopId, Long> medians = new HashMap<>();
        for (int rank = 0; rank < view.ahead().size(); rank++) {
            medians.put(view.stops().get(view.ahead().get(rank)).plan().stop(), expected.p50Ms(rank));
        }
        return medians;
    }
}
