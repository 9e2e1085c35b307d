package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** Where vans were: table {@code tracks_by_van_hour}. */
public final class TrackStore {
    private static final long HOUR_MS = 3_600_000;

    private final CqlSession session;
    private final PreparedStatement insert;
    private final PreparedStatement selectHour;

    TrackStore(CqlSession session) {
        this.session = session;
        this.insert = session.prepare("INSERT INTO tracks_by_van_hour"
                + " (van_id, hour, first_observed_at, report_id, fixes, received_at) VALUES (?, ?, ?, ?, ?, ?)"
                + " USING TTL " + Retention.POSITIONS_S);
        this.selectHour = session.prepare("SELECT fixes FROM tracks_by_van_hour WHERE van_id = ? AND hour = ?");
    }

    /**
     * Keeps the fixes of one report, a row for each hour that they touch. The same fixes again write the same rows; the
     * same fix in another report is read once.
     *
     * @param bundle kept once it is sent
     */
    public void add(String vanId, List<TrackFix> fixes, Instant receivedAt, RowBundle bundle) {
        Map<Long, List<TrackFix>> byHour = new TreeMap<>();
        for (TrackFix fix : fixes) {
            byHour.computeIfAbsent(Math.floorDiv(fix.observedAtMs(), HOUR_MS) * HOUR_MS, hour -> new ArrayList<>())
                    .add(fix);
        }
        byHour.forEach((hour, ofHour) -> {
            ofHour.sort(ORDER);
            ByteBuffer packed = PackedFixes.pack(ofHour);
            bundle.add(insert.bind(
                    vanId,
                    Instant.ofEpochMilli(hour),
                    Instant.ofEpochMilli(ofHour.get(0).observedAtMs()),
                    reportId(packed),
                    packed,
                    receivedAt));
        });
    }

    /** The van's fixes in {@code from ≤ observed < toExclusive}, by time, each once. Reads a partition for each hour. */
    public CompletionStage<List<TrackFix>> listBetween(String vanId, Instant from, Instant toExclusive) {
        List<CompletionStage<List<ByteBuffer>>> hours = new ArrayList<>();
        for (Instant hour = from.truncatedTo(ChronoUnit.HOURS);
                hour.isBefore(toExclusive);
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            hours.add(Cql.list(
                    session.executeAsync(selectHour.bind(vanId, hour)),
                    row -> Objects.requireNonNull(row.getByteBuffer("fixes"))));
        }
        return Cql.all(hours).thenApply(ignored -> hours.stream()
                .flatMap(hour -> hour.toCompletableFuture().join().stream())
                .flatMap(packed -> PackedFixes.unpack(packed).stream())
                .filter(fix ->
                        fix.observedAtMs() >= from.toEpochMilli() && fix.observedAtMs() < toExclusive.toEpochMilli())
                .sorted(ORDER)
                .distinct()
                .toList());
    }

    private static final Comparator<TrackFix> ORDER = Comparator.comparingLong(TrackFix::observedAtMs)
            .thenComparing(fix -> fix.eventId() == null ? "" : fix.eventId());

    /** 64 bits of FNV-1a over the packed fixes: the same report always has the same id. */
    private static String reportId(ByteBuffer packed) {
        long hash = 0xcbf29ce484222325L;
        for (int i = packed.position(); i < packed.limit(); i++) {
            hash = (hash ^ (packed.get(i) & 0xff)) * 0x100000001b3L;
        }
        return Long.toHexString(hash);
    }
}
