package fr.creneau.streams.topology;

import fr.creneau.core.fleet.Track;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.RoundId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.ParcelOnRound;
import fr.creneau.core.round.RoundPlan;
import fr.creneau.core.round.RoundState;
import fr.creneau.core.round.RoundWriter;
import fr.creneau.core.round.Telling;
import fr.creneau.events.EventCodec;
import fr.creneau.events.FromEvents;
import fr.creneau.events.ToEvents;
import fr.creneau.events.avro.Fix;
import fr.creneau.events.avro.KeptRound;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.events.avro.VanOnRound;
import fr.creneau.events.avro.WindowTold;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rounds in their stores: each fact under a key of its own, so that an event writes little; beside them a head for each
 * round, which also lists them. Only facts and promises are kept; what follows from them is computed when loaded.
 */
final class KeptRounds {
    static final String HEADS = "round-heads";

    private final KeyValueStore<Bytes, byte[]> facts;
    private final KeyValueStore<Bytes, byte[]> heads;
    private final EventCodec codec;

    KeptRounds(KeyValueStore<Bytes, byte[]> facts, EventCodec codec, KeyValueStore<Bytes, byte[]> heads) {
        this.facts = facts;
        this.heads = heads;
        this.codec = codec;
    }

    /** Rounds of which this day is not over yet. */
    List<String> listOpenAt(long ms) {
        List<String> open = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = heads.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> next = all.next();
                if (codec.decode(next.value, KeptRound.class).getDayToMs() > ms) {
                    open.add(new String(next.key.get(), StandardCharsets.UTF_8));
                }
            }
        }
        return open;
    }

    /** Forgets a round whose day was over before the moment given. */
    boolean forgetIfOver(Bytes key, byte[] head, long beforeMs) {
        if (codec.decode(head, KeptRound.class).getDayToMs() >= beforeMs) {
            return false;
        }
        try (KeyValueIterator<Bytes, byte[]> all = facts.prefixScan(
                Bytes.wrap(StoreKeys.owner(new String(key.get(), StandardCharsets.UTF_8))), new BytesSerializer())) {
            while (all.hasNext()) {
                facts.delete(all.next().key);
            }
        }
        return true;
    }

    void head(RoundState state) {
        RoundState.Heard newest = state.newest();
        long dayTo = state.plans().isEmpty()
                ? state.nowMs()
                : state.plans().get(0).day().toMs();
        KeptRound head = new KeptRound(
                RoundWriter.READING,
                state.revision(),
                state.nowMs(),
                dayTo,
                newest == null ? null : newest.van().value(),
                newest == null ? 0L : newest.receivedAtMs(),
                newest == null ? null : ToEvents.fix(newest.fix()));
        heads.put(key(state.round()), codec.encode(head));
    }

    void telling(Telling telling, byte[] told) {
        facts.put(
                StoreKeys.key(
                        telling.round().value(),
                        StoreKeys.TELLING,
                        telling.parcel().value(),
                        telling.number()),
                told);
    }

    /** A round as it was kept, or one of which nothing is known. */
    RoundState load(RoundWriter writer, RoundId round, Function<VanId, Track> tracks) {
        List<RoundPlan> plans = new ArrayList<>();
        Map<ParcelId, ParcelOnRound> parcels = new HashMap<>();
        Map<VanId, RoundState.VanOnRound> vans = new HashMap<>();
        Map<ParcelId, List<Telling>> tellings = new HashMap<>();
        byte[] owner = StoreKeys.owner(round.value());
        // Chunks of tracks come first in the store and are not read here.
        Bytes from = Bytes.wrap((round.value() + '\0' + (char) (StoreKeys.CHUNK + 1)).getBytes(StandardCharsets.UTF_8));
        Bytes to = Bytes.wrap((round.value() + '\1').getBytes(StandardCharsets.UTF_8));
        try (KeyValueIterator<Bytes, byte[]> all = facts.range(from, to)) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> next = all.next();
                switch (StoreKeys.kindOf(next.key, owner)) {
                    case StoreKeys.PLAN -> plans.add(FromEvents.plan(codec.decode(next.value, RoundPlanned.class)));
                    case StoreKeys.PARCEL -> {
                        ParcelOnRound parcel =
                                FromEvents.parcel(codec.decode(next.value, fr.creneau.events.avro.ParcelOnRound.class));
                        parcels.put(parcel.parcel(), parcel);
                    }
                    case StoreKeys.VAN -> {
                        VanOnRound van = codec.decode(next.value, VanOnRound.class);
                        VanId id = new VanId(van.getVanId());
                        vans.put(id, new RoundState.VanOnRound(id, van.getSeq(), FromEvents.spans(van.getSpans())));
                    }
                    case StoreKeys.TELLING -> {
                        Telling telling = FromEvents.telling(codec.decode(next.value, WindowTold.class));
                        tellings.computeIfAbsent(telling.parcel(), p -> new ArrayList<>())
                                .add(telling);
                    }
                    default -> throw new IllegalStateException("round %s: a key of unknown kind".formatted(round));
                }
            }
        }
        plans.sort(Comparator.reverseOrder());
        byte[] bytes = heads.get(key(round));
        KeptRound head = bytes == null ? null : codec.decode(bytes, KeptRound.class);
        RoundState state = RoundState.kept(
                round,
                plans,
                parcels,
                vans,
                tellings,
                newest(head),
                head == null ? 0 : head.getRevision(),
                head == null ? 0 : head.getNowMs());
        return writer.restore(state, head != null && head.getReading() == RoundWriter.READING, tracks);
    }

    private static RoundState.@Nullable Heard newest(@Nullable KeptRound head) {
        Fix fix = head == null ? null : head.getNewest();
        String van = head == null ? null : head.getNewestVanId();
        return head == null || fix == null || van == null
                ? null
                : new RoundState.Heard(new VanId(van), FromEvents.fix(fix), head.getNewestReceivedAtMs());
    }

    private static Bytes key(RoundId round) {
        return Bytes.wrap(round.value().getBytes(StandardCharsets.UTF_8));
    }
}
