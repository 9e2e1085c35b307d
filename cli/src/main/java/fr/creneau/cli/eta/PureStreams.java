package fr.creneau.cli.eta;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.fleet.Track;
import fr.creneau.core.fleet.TrackChunk;
import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.fleet.VanRota;
import fr.creneau.core.fleet.VanRouter;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.RoundId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.ParcelRouter;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.round.PlanDesk;
import fr.creneau.core.round.RoundEffect;
import fr.creneau.core.round.RoundPlan;
import fr.creneau.core.round.RoundRules;
import fr.creneau.core.round.RoundState;
import fr.creneau.core.round.RoundWriter;
import fr.creneau.core.round.TellingRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pure parts that the streams are made of (plan desk, routers, round writers), joined in one thread: the same
 * decisions as in the product, without its log. Times are epoch milliseconds. Not thread-safe.
 */
final class PureStreams {
    private final Map<RoundId, PlanDesk.State> desks = new HashMap<>();
    private final Map<VanId, VanRouter.State> vans = new HashMap<>();
    private final Map<ParcelId, ParcelRouter.State> parcels = new HashMap<>();
    private final Map<RoundId, RoundState> rounds = new TreeMap<>();
    private final Map<String, MemoryTrack> tracks = new HashMap<>();
    private final RoundWriter writer;
    private final Listener listener;

    /** Hears of each step of each writer. */
    interface Listener {
        void on(RoundState state, List<RoundEffect> effects);
    }

    PureStreams(ArrivalTimes engine, Listener listener) {
        writer = new RoundWriter(RoundRules.usual(), TellingRules.usual(), engine);
        this.listener = listener;
    }

    void plan(RoundPlan plan, long nowMs) {
        PlanDesk.Planned planned = PlanDesk.onPlan(desks.getOrDefault(plan.round(), PlanDesk.State.NONE), plan);
        desks.put(plan.round(), planned.state());
        step(plan.round(), state -> writer.onPlan(state, plan, nowMs));
        planned.vans().forEach((van, claim) -> claim(van, claim, nowMs));
        planned.parcels().forEach((parcel, claim) -> {
            ParcelRouter.State before = parcels.getOrDefault(parcel, ParcelRouter.State.of(parcel));
            forward(parcel, ParcelRouter.onClaim(before, claim), nowMs);
        });
    }

    private void claim(VanId van, VanRota.Claim claim, long nowMs) {
        VanRouter.State before = vans.getOrDefault(van, VanRouter.State.of(van));
        forward(van, VanRouter.onClaim(before, claim, track("router", van)), nowMs);
    }

    void fix(VanId van, VanFix fix, long nowMs) {
        VanRouter.State before = vans.getOrDefault(van, VanRouter.State.of(van));
        forward(van, VanRouter.onFixes(before, List.of(fix), track("router", van)), nowMs);
    }

    void scan(ParcelId parcel, Scan scan, long nowMs) {
        ParcelRouter.State before = parcels.getOrDefault(parcel, ParcelRouter.State.of(parcel));
        forward(parcel, ParcelRouter.onScan(before, scan), nowMs);
    }

    /** The clock shows this time; writers that wait for it look. */
    void time(long nowMs) {
        for (RoundId round : List.copyOf(rounds.keySet())) {
            if (writer.wakeAtMs(state(round)) <= nowMs) {
                step(round, state -> writer.onTime(state, nowMs));
            }
        }
    }

    /** The rounds as they stand. */
    Iterable<RoundState> states() {
        return rounds.values();
    }

    private void forward(VanId van, VanRouter.Routed routed, long nowMs) {
        vans.put(van, routed.state());
        for (VanRouter.ToRound word : routed.words()) {
            Track track = track(word.round().value(), van);
            if (word instanceof VanRouter.SpansOfRound spans) {
                RoundState.VanOnRound on = new RoundState.VanOnRound(van, spans.seq(), spans.spans());
                step(word.round(), state -> writer.onVan(state, on, nowMs, track));
            } else if (word instanceof VanRouter.FixesOfRound fixes) {
                step(word.round(), state -> writer.onFixes(state, van, fixes.fixes(), nowMs, track));
            }
        }
    }

    private void forward(ParcelId parcel, ParcelRouter.Routed routed, long nowMs) {
        parcels.put(parcel, routed.state());
        routed.words().forEach(word -> step(word.round(), state -> writer.onParcel(state, word.parcel(), nowMs)));
    }

    private RoundState state(RoundId round) {
        return rounds.getOrDefault(round, RoundState.of(round));
    }

    private void step(RoundId round, Function<RoundState, RoundWriter.Step> move) {
        RoundWriter.Step step = move.apply(state(round));
        rounds.put(round, step.state());
        listener.on(step.state(), step.effects());
    }

    private MemoryTrack track(String owner, VanId van) {
        return tracks.computeIfAbsent(owner + "/" + van, x -> new MemoryTrack());
    }

    /** A track in memory. */
    private static final class MemoryTrack implements Track {
        private final TreeMap<Long, TrackChunk> chunks = new TreeMap<>();

        @Override
        public @Nullable TrackChunk find(long number) {
            return chunks.get(number);
        }

        @Override
        public void put(TrackChunk chunk) {
            chunks.put(chunk.number(), chunk);
        }

        @Override
        public void forEach(long from, long to, Consumer<TrackChunk> chunk) {
            if (from <= to) {
                chunks.subMap(from, true, to, true).values().forEach(chunk);
            }
        }
    }
}
