package fr.creneau.streams.topology;

import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.ids.RoundId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.round.RoundEffect;
import fr.creneau.core.round.RoundPlan;
import fr.creneau.core.round.RoundState;
import fr.creneau.core.round.RoundWriter;
import fr.creneau.events.EventCodec;
import fr.creneau.events.FromEvents;
import fr.creneau.events.ToEvents;
import fr.creneau.events.avro.ParcelOnRound;
import fr.creneau.events.avro.PositionsReported;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.events.avro.VanOnRound;
import fr.creneau.streams.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** The one writer of each round: facts in, effects out. Keyed by round. */
final class RoundStage extends Stage {
    static final String STORE = "rounds";

    private static final Duration TICK = Duration.ofMillis(200);
    private static final int LOADED_IN_A_TICK = 50;
    private static final long FORGOTTEN_AFTER_MS = Duration.ofDays(7).toMillis();

    private final RoundWriter writer;
    private final Clock clock;
    private final Map<String, Known> known = new HashMap<>();
    private final ArrayDeque<String> asleep = new ArrayDeque<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::atMs));
    private @Nullable KeptRounds kept;

    /** A round as it is remembered. */
    private static final class Known {
        final Map<VanId, StoredTrack> tracks = new HashMap<>();
        RoundState state;
        long wakeAtMs = Long.MAX_VALUE;
        long dayToMs = Long.MAX_VALUE;
        /** The earliest of its alarms that are set. */
        long alarmAtMs = Long.MAX_VALUE;

        Known(RoundState state) {
            this.state = state;
        }
    }

    /** A round is to be looked at; one that has since put it off sets the next when this one rings. */
    private record Alarm(long atMs, String key) {}

    RoundStage(EventCodec codec, Counters counters, RoundWriter writer, Clock clock) {
        super(codec, counters, STORE);
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        known.clear();
        asleep.clear();
        alarms.clear();
        KeptRounds rounds = new KeptRounds(store(), codec, context.getStateStore(KeptRounds.HEADS));
        kept = rounds;
        // Rounds whose day is not over have dates to keep, even if no event comes any more.
        asleep.addAll(rounds.listOpenAt(clock.millis()));
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick());
        Sweep sweep = new Sweep(
                context.getStateStore(KeptRounds.HEADS),
                (key, head) -> rounds.forgetIfOver(key, head, clock.millis() - FORGOTTEN_AFTER_MS));
        context.schedule(Sweep.EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep.some());
    }

    private KeptRounds kept() {
        KeptRounds rounds = kept;
        if (rounds == null) {
            throw new IllegalStateException("used before init");
        }
        return rounds;
    }

    @Override
    void on(String key, SpecificRecordBase event, byte[] raw) {
        Known round = known(key);
        RoundState before = round.state;
        if (event instanceof PositionsReported positions) {
            VanId van = new VanId(positions.getVanId());
            List<VanFix> fixes = FromEvents.fixes(positions.getFixes());
            StoredTrack track = track(key, round, van);
            long writes = track.writes();
            RoundWriter.Step step = writer.onFixes(before, van, fixes, positions.getReceivedAtMs(), track);
            conclude(key, round, step, track.writes() != writes);
        } else if (event instanceof ParcelOnRound parcel) {
            RoundWriter.Step step = writer.onParcel(before, FromEvents.parcel(parcel), parcel.getReceivedAtMs());
            if (step.state().parcels() != before.parcels()) {
                store().put(StoreKeys.key(key, StoreKeys.PARCEL, parcel.getParcelId()), raw);
            }
            conclude(key, round, step, false);
        } else if (event instanceof VanOnRound van) {
            VanId id = new VanId(van.getVanId());
            RoundWriter.Step step = writer.onVan(
                    before,
                    new RoundState.VanOnRound(id, van.getSeq(), FromEvents.spans(van.getSpans())),
                    0,
                    track(key, round, id));
            counters.tracksReread.increment();
            if (step.state().vans() != before.vans()) {
                store().put(StoreKeys.key(key, StoreKeys.VAN, van.getVanId()), raw);
            }
            conclude(key, round, step, false);
        } else if (event instanceof RoundPlanned planned) {
            RoundPlan plan = FromEvents.plan(planned);
            RoundWriter.Step step = writer.onPlan(before, plan, planned.getReceivedAtMs());
            if (step.state().plans() != before.plans()) {
                store().put(StoreKeys.key(key, StoreKeys.PLAN, "", plan.version()), raw);
                before.plans().stream()
                        .filter(p -> step.state().plans().stream().noneMatch(k -> k.version() == p.version()))
                        .forEach(p -> store().delete(StoreKeys.key(key, StoreKeys.PLAN, "", p.version())));
            }
            conclude(key, round, step, true);
        } else {
            unexpected(event);
        }
    }

    private void conclude(String key, Known round, RoundWriter.Step step, boolean keep) {
        boolean told = false;
        for (RoundEffect effect : step.effects()) {
            SpecificRecordBase event = ToEvents.effect(effect);
            byte[] bytes = codec.encode(event);
            if (effect instanceof RoundEffect.WindowTold window) {
                kept().telling(window.telling(), bytes);
            }
            told |= !(effect instanceof RoundEffect.VanMoved);
            forward(Topic.EFFECTS, key, bytes);
        }
        counters.effects.add(step.effects().size());
        // A newer fix alone is not worth a write: after a crash the next one is as good.
        if (keep || told) {
            kept().head(step.state());
        }
        remember(key, round, step.state());
    }

    private void remember(String key, Known round, RoundState state) {
        if (!state.plans().isEmpty() && state.plans() != round.state.plans()) {
            round.dayToMs = state.plans().get(0).day().toMs();
        }
        round.state = state;
        round.wakeAtMs = writer.wakeAtMs(state);
        setAlarm(key, round);
    }

    private void setAlarm(String key, Known round) {
        long atMs = Math.min(round.wakeAtMs, round.dayToMs);
        if (atMs < round.alarmAtMs) {
            round.alarmAtMs = atMs;
            alarms.add(new Alarm(atMs, key));
        }
    }

    private void tick() {
        for (int i = 0; i < LOADED_IN_A_TICK && !asleep.isEmpty(); i++) {
            known(asleep.remove());
        }
        long now = clock.millis();
        // Those set while these ring wait for the next tick.
        for (int ringing = alarms.size();
                ringing > 0 && !alarms.isEmpty() && alarms.element().atMs() <= now;
                ringing--) {
            Alarm alarm = alarms.remove();
            Known round = known.get(alarm.key());
            if (round != null && round.alarmAtMs == alarm.atMs()) {
                ring(alarm.key(), round, now);
            }
        }
    }

    private void ring(String key, Known round, long now) {
        round.alarmAtMs = Long.MAX_VALUE;
        if (round.wakeAtMs <= now) {
            conclude(key, round, writer.onTime(round.state, now), false);
        }
        if (round.dayToMs < now) {
            // Of a day that is over only late facts will be heard: they load it again.
            known.remove(key);
        } else {
            setAlarm(key, round);
        }
    }

    private Known known(String key) {
        Known its = known.get(key);
        if (its == null) {
            Known loaded = new Known(RoundState.of(new RoundId(key)));
            known.put(key, loaded);
            remember(key, loaded, kept().load(writer, new RoundId(key), van -> track(key, loaded, van)));
            counters.roundsLoaded.increment();
            its = loaded;
        }
        return its;
    }

    private StoredTrack track(String key, Known round, VanId van) {
        return round.tracks.computeIfAbsent(van, v -> new StoredTrack(store(), key, v.value()));
    }
}
