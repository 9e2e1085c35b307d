package fr.creneau.server.sinks;

import static fr.creneau.server.sinks.Writes.time;
import static fr.creneau.server.sinks.Writes.timeOrNull;
import static fr.creneau.server.sinks.Writes.word;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.ParcelChanged;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.VanMoved;
import fr.creneau.events.avro.WindowEnded;
import fr.creneau.events.avro.WindowTold;
import fr.creneau.store.BoardStore.DepotDay;
import fr.creneau.store.ParcelStore.OnRound;
import fr.creneau.store.RowBundle;
import fr.creneau.store.Store;
import fr.creneau.store.WindowStore.Ended;
import fr.creneau.store.WindowStore.Told;
import fr.creneau.streams.EffectConsumer;
import fr.creneau.streams.Received;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * What the round writers decided. Rounds and vans are snapshots: of those in one batch, the newest of each round is
 * written, which an older one could not overtake anyway. Thread-safe.
 */
public final class EffectSink implements EffectConsumer.Handler {
    /**
     * A van's place is kept at most so often, by its own clock: who opens a page reads it there once, and hears the live
     * ones from then on.
     */
    private static final long VAN_EVERY_MS = 10_000;

    private final Store store;
    private final EventCodec codec;
    private final WrittenLately<DepotDay> days = new WrittenLately<>();
    private final Cache<String, Long> vanWrittenMs =
            Caffeine.newBuilder().maximumSize(50_000).build();

    public EffectSink(Store store, EventCodec codec) {
        this.store = store;
        this.codec = codec;
    }

    @Override
    public CompletionStage<?> handle(List<Received> batch) {
        Writes writes = new Writes();
        RowBundle rows = store.bundle();
        Map<String, Received> rounds = new LinkedHashMap<>();
        Map<String, VanMoved> vans = new LinkedHashMap<>();
        for (Received received : batch) {
            if (received.event() instanceof RoundChanged round) {
                rounds.merge(round.getRoundId(), received, (a, b) -> revision(b) >= revision(a) ? b : a);
            } else if (received.event() instanceof VanMoved van) {
                vans.merge(van.getRoundId(), van, (a, b) -> b.getObservedAtMs() >= a.getObservedAtMs() ? b : a);
            } else if (received.event() instanceof ParcelChanged parcel) {
                write(parcel, rows);
            } else if (received.event() instanceof WindowTold told) {
                write(told, rows);
            } else if (received.event() instanceof WindowEnded ended) {
                write(ended, rows);
            }
        }
        rounds.values().forEach(received -> write((RoundChanged) received.event(), received.raw(), writes));
        vans.values().removeIf(this::isWrittenLately);
        vans.values().forEach(van -> write(van, rows));
        writes.add(rows.send()
                .thenRun(() -> vans.forEach((round, van) -> vanWrittenMs.put(round, van.getObservedAtMs()))));
        return writes.all();
    }

    private static long revision(Received received) {
        return ((RoundChanged) received.event()).getRevision();
    }

    private void write(RoundChanged round, byte[] raw, Writes writes) {
        writes.add(store.rounds().save(round.getRoundId(), round.getRevision(), ByteBuffer.wrap(raw)));
        writes.add(store.board().save(BoardRows.of(round)));
        DepotDay day = new DepotDay(LocalDate.parse(round.getServiceDate()), round.getDepotId(), round.getTimeZone());
        writes.add(days.unlessWritten(day, () -> store.board().saveDay(day)));
    }

    private boolean isWrittenLately(VanMoved van) {
        Long writtenMs = vanWrittenMs.getIfPresent(van.getRoundId());
        return writtenMs != null && van.getObservedAtMs() - writtenMs < VAN_EVERY_MS;
    }

    private void write(VanMoved van, RowBundle rows) {
        store.rounds().saveVan(van.getRoundId(), time(van.getObservedAtMs()), ByteBuffer.wrap(codec.encode(van)), rows);
    }

    private void write(ParcelChanged p, RowBundle rows) {
        store.parcels()
                .saveOnRound(
                        new OnRound(
                                p.getParcelId(),
                                LocalDate.parse(p.getServiceDate()),
                                p.getRoundId(),
                                p.getDepotId(),
                                p.getStopId(),
                                word(p.getState()),
                                time(p.getAtMs()),
                                p.getInferred(),
                                p.getProbability(),
                                p.getReceivedBy(),
                                p.getDwellS(),
                                p.getDoubt() == null ? null : word(p.getDoubt()),
                                p.getRevision()),
                        rows);
    }

    private void write(WindowTold t, RowBundle rows) {
        store.windows()
                .tell(
                        new Told(
                                t.getTellingId(),
                                t.getParcelId(),
                                t.getRoundId(),
                                t.getDepotId(),
                                LocalDate.parse(t.getServiceDate()),
                                t.getTelling(),
                                word(t.getCause()),
                                time(t.getToldAtMs()),
                                time(t.getStartMs()),
                                time(t.getEndMs()),
                                t.getProbability(),
                                time(t.getExpectedMs())),
                        rows);
    }

    private void write(WindowEnded e, RowBundle rows) {
        store.windows()
                .end(
                        new Ended(
                                e.getTellingId(),
                                e.getParcelId(),
                                e.getRoundId(),
                                e.getDepotId(),
                                LocalDate.parse(e.getServiceDate()),
                                e.getTelling(),
                                e.getRevision(),
                                word(e.getOutcome()),
                                timeOrNull(e.getArrivedAtMs())),
                        rows);
    }
}
