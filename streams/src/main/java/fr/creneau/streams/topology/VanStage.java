package fr.creneau.streams.topology;

import fr.creneau.core.fleet.TrackChunk;
import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.fleet.VanRota;
import fr.creneau.core.fleet.VanRouter;
import fr.creneau.core.ids.VanId;
import fr.creneau.events.EventCodec;
import fr.creneau.events.FromEvents;
import fr.creneau.events.ToEvents;
import fr.creneau.events.avro.Fix;
import fr.creneau.events.avro.KeptVan;
import fr.creneau.events.avro.PositionsReported;
import fr.creneau.events.avro.VanAssigned;
import fr.creneau.streams.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Positions and claims of vans to the rounds that they drive for. Keyed by van. */
final class VanStage extends Stage {
    static final String STORE = "vans";

    private static final long NOTICE_AGAIN_MS = 3_600_000;

    private final Map<String, Known> known = new HashMap<>();

    /** A van as it is remembered. */
    private static final class Known {
        final StoredTrack track;
        VanRouter.State state;
        long noticedAtMs = Long.MIN_VALUE / 2;
        long newestChunk = -1;

        Known(StoredTrack track, VanRouter.State state) {
            this.track = track;
            this.state = state;
        }
    }

    VanStage(EventCodec codec, Counters counters) {
        super(codec, counters, STORE);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        known.clear();
    }

    @Override
    void on(String key, SpecificRecordBase event, byte[] raw) {
        if (event instanceof PositionsReported positions) {
            onPositions(positions);
        } else if (event instanceof VanAssigned assigned) {
            onAssigned(assigned);
        } else {
            unexpected(event);
        }
    }

    private void onPositions(PositionsReported positions) {
        Known van = known(positions.getVanId());
        List<VanFix> fixes = FromEvents.fixes(positions.getFixes());
        counters.fixes.add(fixes.size());
        long writesBefore = van.track.writes();
        VanRouter.Routed routed = VanRouter.onFixes(van.state, fixes, van.track);
        van.state = routed.state();
        long received = positions.getReceivedAtMs();
        if (van.track.writes() != writesBefore) {
            // With every point of the track is often enough: the newest fix only matters when a plan changes.
            keep(van);
        }
        tell(routed, received);
        forgetOld(van);
        if (routed.tooOld() > 0) {
            counters.fixesTooOld.add(routed.tooOld());
            if (received - van.noticedAtMs > NOTICE_AGAIN_MS) {
                van.noticedAtMs = received;
                notice("fixes_too_old", "van-router", positions.getVanId(), received, "fixes of the last 48 hours");
            }
        }
    }

    private void onAssigned(VanAssigned assigned) {
        Known van = known(assigned.getVanId());
        VanRouter.Routed routed = VanRouter.onClaim(van.state, FromEvents.claim(assigned), van.track);
        if (routed.state() != van.state) {
            van.state = routed.state();
            keep(van);
            tell(routed, 0);
        }
    }

    private void tell(VanRouter.Routed routed, long receivedAtMs) {
        for (VanRouter.ToRound word : routed.words()) {
            String round = word.round().value();
            if (word instanceof VanRouter.SpansOfRound spans) {
                forward(Topic.ROUND_EVENTS, round, ToEvents.van(spans.van(), spans.seq(), spans.spans()));
            } else if (word instanceof VanRouter.FixesOfRound fixes) {
                forward(
                        Topic.ROUND_EVENTS,
                        round,
                        new PositionsReported(fixes.van().value(), receivedAtMs, ToEvents.fixes(fixes.fixes())));
            }
        }
    }

    private void forgetOld(Known van) {
        VanFix newest = van.state.newest();
        if (newest == null) {
            return;
        }
        long chunk = TrackChunk.numberOf(newest.observedAtMs());
        if (chunk != van.newestChunk) {
            van.newestChunk = chunk;
            van.track.forgetBefore(TrackChunk.numberOf(newest.observedAtMs() - VanRouter.KEPT_MS));
        }
    }

    private void keep(Known van) {
        VanRouter.State state = van.state;
        VanFix newest = state.newest();
        KeptVan kept = new KeptVan(
                state.seq(),
                newest == null ? null : ToEvents.fix(newest),
                state.rota().claims().stream()
                        .map(claim -> ToEvents.claim(state.van(), claim))
                        .toList());
        store().put(StoreKeys.key(state.van().value(), StoreKeys.HEAD), codec.encode(kept));
    }

    private Known known(String van) {
        Known its = known.get(van);
        if (its == null) {
            its = new Known(new StoredTrack(store(), van, ""), load(new VanId(van)));
            known.put(van, its);
        }
        return its;
    }

    private VanRouter.State load(VanId van) {
        byte[] bytes = store().get(StoreKeys.key(van.value(), StoreKeys.HEAD));
        if (bytes == null) {
            return VanRouter.State.of(van);
        }
        KeptVan kept = codec.decode(bytes, KeptVan.class);
        Fix newest = kept.getNewest();
        return new VanRouter.State(
                van,
                VanRota.of(kept.getClaims().stream().map(FromEvents::claim).toList()),
                kept.getSeq(),
                newest == null ? null : FromEvents.fix(newest));
    }
}
