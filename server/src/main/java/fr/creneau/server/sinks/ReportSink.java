package fr.creneau.server.sinks;

import static fr.creneau.server.sinks.Writes.time;
import static fr.creneau.server.sinks.Writes.word;

import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.Noticed;
import fr.creneau.events.avro.ParcelAnnounced;
import fr.creneau.events.avro.ParcelScanned;
import fr.creneau.events.avro.PositionsReported;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.store.JournalStore.Entry;
import fr.creneau.store.NoticeStore.Notice;
import fr.creneau.store.ParcelStore.Announcement;
import fr.creneau.store.ParcelStore.Scan;
import fr.creneau.store.RowBundle;
import fr.creneau.store.Store;
import fr.creneau.store.TrackFix;
import fr.creneau.streams.EffectConsumer;
import fr.creneau.streams.Received;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What was reported at the doors, as it came: positions, scans, announcements, plans and notices; of a parcel or a round
 * what its owner says, alone ({@link Owners}). Thread-safe.
 */
public final class ReportSink implements EffectConsumer.Handler {
    private record DayEntry(LocalDate day, Entry entry) {}

    private final Store store;
    private final EventCodec codec;
    private final Owners owners;
    private final WrittenLately<DayEntry> noted = new WrittenLately<>();

    public ReportSink(Store store, EventCodec codec) {
        this.store = store;
        this.codec = codec;
        this.owners = new Owners(store, codec);
    }

    @Override
    public CompletionStage<?> handle(List<Received> batch) {
        Writes writes = new Writes();
        RowBundle tracks = store.bundle();
        for (Received received : batch) {
            if (received.event() instanceof PositionsReported positions) {
                write(positions, tracks, writes);
            } else if (received.event() instanceof ParcelScanned scan) {
                write(scan, writes);
            } else if (received.event() instanceof ParcelAnnounced announcement) {
                write(announcement, writes);
            } else if (received.event() instanceof RoundPlanned plan) {
                write(plan, writes);
            } else if (received.event() instanceof Noticed notice) {
                write(notice, writes);
            }
        }
        writes.add(tracks.send());
        return writes.all();
    }

    private void write(PositionsReported report, RowBundle tracks, Writes writes) {
        List<TrackFix> fixes = report.getFixes().stream()
                .map(fix -> new TrackFix(
                        fix.getEventId(),
                        fix.getObservedAtMs(),
                        fix.getLat(),
                        fix.getLon(),
                        fix.getSpeedMps(),
                        fix.getHeadingDeg(),
                        fix.getAccuracyM()))
                .toList();
        store.tracks().add(report.getVanId(), fixes, time(report.getReceivedAtMs()), tracks);
        fixes.stream()
                .map(fix -> time(fix.observedAtMs()).truncatedTo(ChronoUnit.HOURS))
                .distinct()
                .forEach(hour -> writes.add(note(utcDay(hour), "track", report.getVanId() + "|" + hour)));
    }

    private void write(ParcelScanned scan, Writes writes) {
        Instant observedAt = time(scan.getObservedAtMs());
        writes.add(store.parcels()
                .addScan(new Scan(
                        scan.getParcelId(),
                        observedAt,
                        scan.getEventId(),
                        word(scan.getScan()),
                        time(scan.getReceivedAtMs()),
                        scan.getDeviceId(),
                        scan.getPlaceId(),
                        scan.getLat(),
                        scan.getLon(),
                        scan.getReceivedBy(),
                        scan.getReason())));
        writes.add(note(utcDay(observedAt), "parcel", scan.getParcelId()));
    }

    private void write(ParcelAnnounced a, Writes writes) {
        writes.addInTurn("parcel " + a.getParcelId(), () -> owners.mayAnnounce(a)
                .thenCompose(may -> may ? announce(a) : store.notices().add(anothers(a))));
    }

    private CompletionStage<Void> announce(ParcelAnnounced a) {
        return store.parcels()
                .announce(announcement(a))
                .thenCompose(done -> note(utcDay(time(a.getAnnouncedAtMs())), "parcel", a.getParcelId()));
    }

    private static Notice anothers(ParcelAnnounced a) {
        String kind = "parcel_of_another";
        return new Notice(
                kind + ":" + a.getEventId(),
                time(a.getReceivedAtMs()),
                kind,
                "parcels",
                a.getShipperId(),
                null,
                "parcel_id",
                a.getParcelId(),
                "a parcel that no other shipper has announced");
    }

    private static Announcement announcement(ParcelAnnounced a) {
        return new Announcement(
                a.getParcelId(),
                a.getShipperId(),
                a.getBrand(),
                time(a.getAnnouncedAtMs()),
                time(a.getReceivedAtMs()),
                a.getRecipientName(),
                a.getEmail(),
                a.getPhone(),
                a.getLanguage(),
                a.getAddressLine(),
                a.getPostcode(),
                a.getCity(),
                a.getCountry(),
                a.getLat(),
                a.getLon());
    }

    private void write(RoundPlanned plan, Writes writes) {
        ByteBuffer encoded = ByteBuffer.wrap(codec.encode(plan));
        // The plan desk tells an operator of another's plan.
        writes.addInTurn("round " + plan.getRoundId(), () -> owners.mayPlan(plan)
                .thenCompose(may -> may ? plan(plan, encoded) : CompletableFuture.completedFuture(null)));
    }

    private CompletionStage<Void> plan(RoundPlanned plan, ByteBuffer encoded) {
        return store.rounds()
                .savePlan(plan.getRoundId(), plan.getVersion(), encoded)
                .thenCompose(done -> note(LocalDate.parse(plan.getServiceDate()), "round", plan.getRoundId()));
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

    /** Notes in the day's journal, for freezing, that the day holds this. */
    private CompletionStage<Void> note(LocalDate day, String kind, String key) {
        DayEntry entry = new DayEntry(day, new Entry(kind, key));
        return noted.unlessWritten(entry, () -> store.journal().add(day, entry.entry()));
    }

    private static LocalDate utcDay(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
