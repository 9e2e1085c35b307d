package fr.creneau.server.sinks;

import static fr.creneau.server.sinks.Writes.time;
import static fr.creneau.server.sinks.Writes.word;

import fr.creneau.events.avro.WindowTold;
import fr.creneau.server.outbox.Outbox;
import fr.creneau.streams.EffectConsumer;
import fr.creneau.streams.Received;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Hands the windows that were told to the outbox. Thread-safe. */
public final class OutboxSink implements EffectConsumer.Handler {
    /** Names the group of consumers: a decision goes to one server. */
    public static final String PURPOSE = "outbox";

    private final Outbox outbox;

    public OutboxSink(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public boolean reads(String type) {
        return type.equals(WindowTold.getClassSchema().getFullName());
    }

    @Override
    public CompletionStage<?> handle(List<Received> batch) {
        Writes writes = new Writes();
        for (Received received : batch) {
            if (received.event() instanceof WindowTold told) {
                writes.add(outbox.tell(
                        new Outbox.Telling(
                                told.getTellingId(),
                                told.getParcelId(),
                                word(told.getCause()),
                                time(told.getToldAtMs()),
                                time(told.getStartMs()),
                                time(told.getEndMs()),
                                told.getProbability(),
                                ZoneId.of(told.getTimeZone())),
                        time(received.appendedAtMs())));
            }
        }
        return writes.all();
    }
}
