package fr.creneau.server.sinks;

import fr.creneau.core.round.PlanDesk;
import fr.creneau.core.round.RoundPlan;
import fr.creneau.events.EventCodec;
import fr.creneau.events.FromEvents;
import fr.creneau.events.avro.ParcelAnnounced;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.store.Store;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/**
 * Whose a parcel or a round is: the shipper's, the depot's, that the log heard speak of it first, as long as that is
 * remembered. Thread-safe.
 */
final class Owners {
    private final Store store;
    private final EventCodec codec;

    Owners(Store store, EventCodec codec) {
        this.store = store;
        this.codec = codec;
    }

    /** Whether no other shipper has announced the parcel. */
    CompletionStage<Boolean> mayAnnounce(ParcelAnnounced a) {
        return store.parcels().findAnnouncement(a.getParcelId()).thenApply(known -> known.filter(
                        k -> !k.shipperId().equals(a.getShipperId()))
                .isEmpty());
    }

    /** Whether no other depot has planned the round, as {@link PlanDesk} has it. */
    CompletionStage<Boolean> mayPlan(RoundPlanned plan) {
        return store.rounds().findPlan(plan.getRoundId()).thenApply(known -> known.map(this::plan)
                .filter(k -> !k.depot().value().equals(plan.getDepotId()))
                .filter(k -> k.day().toMs() + PlanDesk.REMEMBERED_MS >= plan.getReceivedAtMs())
                .isEmpty());
    }

    private RoundPlan plan(ByteBuffer encoded) {
        return FromEvents.plan(codec.decode(encoded, RoundPlanned.class));
    }
}
