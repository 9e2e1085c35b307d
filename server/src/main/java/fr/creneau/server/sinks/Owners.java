package fr.creneau.server.sinks;

import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.ParcelAnnounced;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.store.ParcelStore.Announcement;
import fr.creneau.store.Store;
import fr.creneau.streams.Received;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Whose a parcel or a round is: the shipper's, the depot's, that the log heard speak of it first. What another says of it
 * later is refused by an {@link IllegalArgumentException}, which makes it a dead letter. Thread-safe.
 */
final class Owners {
    private final Store store;
    private final EventCodec codec;

    Owners(Store store, EventCodec codec) {
        this.store = store;
        this.codec = codec;
    }

    /**
     * The events of a batch are written side by side, so that none of them sees what another writes.
     *
     * @throws IllegalArgumentException where two speak of the same thing: whoever gave the batch gives them one by one then
     */
    static void checkWithin(List<Received> batch) {
        Map<String, String> owners = new HashMap<>();
        for (Received received : batch) {
            if (received.event() instanceof ParcelAnnounced a) {
                String parcel = parcel(a);
                check(parcel, Optional.ofNullable(owners.put(parcel, a.getShipperId())), a.getShipperId());
            } else if (received.event() instanceof RoundPlanned plan) {
                String round = round(plan);
                check(round, Optional.ofNullable(owners.put(round, plan.getDepotId())), plan.getDepotId());
            }
        }
    }

    /** Fails where another shipper has announced the parcel. */
    CompletionStage<Void> check(ParcelAnnounced a) {
        return store.parcels()
                .findAnnouncement(a.getParcelId())
                .thenAccept(known -> check(parcel(a), known.map(Announcement::shipperId), a.getShipperId()));
    }

    /** Fails where another depot has planned the round. */
    CompletionStage<Void> check(RoundPlanned plan) {
        return store.rounds()
                .findPlan(plan.getRoundId())
                .thenAccept(known -> check(round(plan), known.map(this::depot), plan.getDepotId()));
    }

    private static String parcel(ParcelAnnounced a) {
        return "parcel " + a.getParcelId();
    }

    private static String round(RoundPlanned plan) {
        return "round " + plan.getRoundId();
    }

    private String depot(ByteBuffer plan) {
        byte[] bytes = new byte[plan.remaining()];
        plan.duplicate().get(bytes);
        return codec.decode(bytes, RoundPlanned.class).getDepotId();
    }

    private static void check(String what, Optional<String> owner, String speaker) {
        owner.filter(known -> !known.equals(speaker)).ifPresent(known -> {
            throw new IllegalArgumentException(
                    "%s is of %s: what %s says of it changes nothing".formatted(what, known, speaker));
        });
    }
}
