package fr.creneau.server.sinks;

import static fr.creneau.server.sinks.Writes.time;
import static fr.creneau.server.sinks.Writes.timeOrNull;
import static fr.creneau.server.sinks.Writes.word;

import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.Noticed;
import fr.creneau.events.avro.ParcelChanged;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.VanMoved;
import fr.creneau.events.avro.WindowEnded;
import fr.creneau.events.avro.WindowTold;
import fr.creneau.store.BoardStore.DepotDay;
import fr.creneau.store.NoticeStore.Notice;
import fr.creneau.store.ParcelStore.OnRound;
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
    private final Store store;
    private final EventCodec codec;
    private final WrittenLately<DepotDay> days = new WrittenLately<>();

    public EffectSink(Store store, EventCodec codec) {
        this.store = store;
        this.codec = codec;
    }

    @Override
    public CompletionStage<?> handle(List<Received> batch) {
        Writes writes = new Writes();
        Map<String, RoundChanged> rounds = new LinkedHashMap<>();
        Map<String, VanMoved> vans = new LinkedHashMap<>();
        for (Received received : batch) {
            if (received.event() instanceof RoundChanged round) {
                rounds.merge(round.getRoundId(), round, (a, b) -> b.getRevision() >= a.getRevision() ? b : a);
            } else if (received.event() instanceof VanMoved van) {
                vans.merge(van.getRoundId(), van, (a, b) -> b.getObservedAtMs() >= a.getObservedAtMs() ? b : a);
            } else if (received.event() instanceof ParcelChanged parcel) {
                write(parcel, writes);
            } else if (received.event() instanceof WindowTold told) {
                write(told, writes);
            } else if (received.event() instanceof WindowEnded ended) {
                write(ended, writes);
            } else if (received.event() instanceof Noticed notice) {
                write(notice, writes);
            }
        }
        rounds.values().forEach(round -> write(round, writes));
        vans.values().forEach(van -> write(van, writes));
        return writes.all();
    }

    private void write(RoundChanged round, Writes writes) {
        writes.add(store.rounds().save(round.getRoundId(), round.getRevision(), ByteBuffer.wrap(codec.encode(round))));
        writes.add(store.board().save(BoardRows.of(round)));
        DepotDay day = new DepotDay(LocalDate.parse(round.getServiceDate()), round.getDepotId(), round.getTimeZone());
        writes.add(days.unlessWritten(day, () -> store.board().saveDay(day)));
    }

    private void write(VanMoved van, Writes writes) {
        writes.add(store.rounds()
                .saveVan(van.getRoundId(), time(van.getObservedAtMs()), ByteBuffer.wrap(codec.encode(van))));
    }

    private void write(ParcelChanged p, Writes writes) {
        writes.add(store.parcels()
                .saveOnRound(new OnRound(
                        p.getParcelId(),
                        LocalDate.parse(p.getServiceDate()),
                        p.getRoundId(),
                        p.getDepotId(),
                        p.getStopId(),
                        word(p.getState()),
                        time(p.getAtMs()),
                        p.getInferred(),
                        p.getReceivedBy(),
                        p.getDwellS(),
                        p.getDoubt() == null ? null : word(p.getDoubt()),
                        p.getRevision())));
    }

    private void write(WindowTold t, Writes writes) {
        writes.add(store.windows()
                .tell(new Told(
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
                        time(t.getExpectedMs()))));
    }

    private void write(WindowEnded e, Writes writes) {
        writes.add(store.windows()
                .end(new Ended(
                        e.getTellingId(),
                        e.getParcelId(),
                        e.getRoundId(),
                        e.getDepotId(),
                        LocalDate.parse(e.getServiceDate()),
                        e.getTelling(),
                        e.getRevision(),
                        word(e.getOutcome()),
                        timeOrNull(e.getArrivedAtMs()))));
    }

    private void write(Noticed n, Writes writes) {
        writes.add(store.notices()
                .add(new Notice(
                        n.getNoticeId(),
                        time(n.getAtMs()),
                        n.getKind(),
                        n.getSource(),
                        n.getSubject(),
                        n.getLine(),
                        n.getField(),
                        n.getValue(),
                        n.getExpected())));
    }
}
