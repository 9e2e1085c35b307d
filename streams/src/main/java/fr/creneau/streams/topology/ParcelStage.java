package fr.creneau.streams.topology;

import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.parcel.ParcelRouter;
import fr.creneau.events.EventCodec;
import fr.creneau.events.FromEvents;
import fr.creneau.events.ToEvents;
import fr.creneau.events.avro.KeptParcel;
import fr.creneau.events.avro.ParcelAssigned;
import fr.creneau.events.avro.ParcelScanned;
import fr.creneau.streams.Topic;
import java.time.Clock;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Scans and claims of parcels to the rounds that have them. Keyed by parcel. */
final class ParcelStage extends Stage {
    static final String STORE = "parcels";

    /** A parcel of which nothing was heard for so long is forgotten. */
    private static final long FORGOTTEN_AFTER_MS = Duration.ofDays(14).toMillis();

    private final Clock clock;

    ParcelStage(EventCodec codec, Counters counters, Clock clock) {
        super(codec, counters, STORE);
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        Sweep sweep = new Sweep(store(), (key, value) -> isForgotten(value));
        context.schedule(Sweep.EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep.some());
    }

    @Override
    void on(String key, SpecificRecordBase event, byte[] raw) {
        if (event instanceof ParcelScanned scanned) {
            ParcelId parcel = new ParcelId(scanned.getParcelId());
            ParcelRouter.State before = load(parcel);
            conclude(before, ParcelRouter.onScan(before, FromEvents.scan(scanned)), scanned.getReceivedAtMs());
        } else if (event instanceof ParcelAssigned assigned) {
            ParcelId parcel = new ParcelId(assigned.getParcelId());
            ParcelRouter.State before = load(parcel);
            conclude(before, ParcelRouter.onClaim(before, FromEvents.claim(assigned)), assigned.getReceivedAtMs());
        } else {
            unexpected(event);
        }
    }

    private void conclude(ParcelRouter.State before, ParcelRouter.Routed routed, long receivedAtMs) {
        ParcelRouter.State after = routed.state();
        if (after == before) {
            return;
        }
        String parcel = after.parcel().value();
        KeptParcel kept = new KeptParcel(
                after.seq(),
                ToEvents.scans(after.scans()),
                after.claims().stream()
                        .map(claim -> ToEvents.claim(after.parcel(), claim, receivedAtMs))
                        .toList());
        store().put(key(parcel), codec.encode(kept));
        for (ParcelRouter.ToRound word : routed.words()) {
            forward(Topic.ROUND_EVENTS, word.round().value(), ToEvents.parcel(word.parcel(), receivedAtMs));
        }
        if (routed.overflow()) {
            notice(
                    "parcel_overflow",
                    "parcel-router",
                    parcel,
                    receivedAtMs,
                    "at most %d scans and %d rounds".formatted(ParcelRouter.MAX_SCANS, ParcelRouter.MAX_CLAIMS));
        }
    }

    private ParcelRouter.State load(ParcelId parcel) {
        byte[] bytes = store().get(key(parcel.value()));
        if (bytes == null) {
            return ParcelRouter.State.of(parcel);
        }
        KeptParcel kept = codec.decode(bytes, KeptParcel.class);
        return new ParcelRouter.State(
                parcel,
                kept.getClaims().stream().map(FromEvents::claim).toList(),
                FromEvents.scans(kept.getScans()),
                kept.getSeq());
    }

    private boolean isForgotten(byte[] value) {
        KeptParcel kept = codec.decode(value, KeptParcel.class);
        long scanned = kept.getScans().stream()
                .mapToLong(s -> s.getObservedAtMs())
                .max()
                .orElse(0);
        long claimed =
                kept.getClaims().stream().mapToLong(c -> c.getDayToMs()).max().orElse(0);
        return Math.max(scanned, claimed) < clock.millis() - FORGOTTEN_AFTER_MS;
    }

    private static Bytes key(String parcel) {
        return StoreKeys.key(parcel, StoreKeys.PARCEL);
    }
}
