package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The dispatcher's board: tables {@code board_by_depot_day} and {@code depot_days}. */
public final class BoardStore {
    /**
     * One round on the board.
     *
     * @param attemptsDisputed attempts that count for nothing until somebody has looked into them
     * @param latenessByQuarter seconds late by quarter of an hour of the UTC day, 0..95; what is saved is merged into
     *     what is there
     */
    public record BoardRow(
            String depotId,
            LocalDate serviceDate,
            String roundId,
            long revision,
            String timeZone,
            String driver,
            @Nullable String vanId,
            String status,
            int stopsDone,
            int stopsFailed,
            int stopsTotal,
            int attemptsDisputed,
            int latenessSeconds,
            @Nullable String nextStopId,
            @Nullable Instant nextEta,
            int windowsAtRisk,
            @Nullable Double lowestKeepProbability,
            @Nullable Instant lastEvidenceAt,
            Map<Integer, Integer> latenessByQuarter) {}

    /** A depot that has rounds on a day. */
    public record DepotDay(LocalDate serviceDate, String depotId, String timeZone) {}

    private final CqlSession session;
    private final PreparedStatement update;
    private final PreparedStatement select;
    private final PreparedStatement insertDay;
    private final PreparedStatement selectDays;

    BoardStore(CqlSession session) {
        this.session = session;
        this.update =
                session.prepare("UPDATE board_by_depot_day USING TIMESTAMP ? AND TTL " + Retention.DAY_OF_DELIVERY_S
                        + " SET revision = ?, time_zone = ?, driver = ?, van_id = ?, status = ?, stops_done = ?, stops_failed = ?,"
                        + " stops_total = ?, attempts_disputed = ?, lateness_s = ?, next_stop_id = ?, next_eta = ?, windows_at_risk = ?,"
                        + " lowest_keep_probability = ?, last_evidence_at = ?, lateness_by_quarter = lateness_by_quarter + ?"
                        + " WHERE depot_id = ? AND service_date = ? AND round_id = ?");
        this.select = session.prepare("SELECT * FROM board_by_depot_day WHERE depot_id = ? AND service_date = ?");
        this.insertDay = session.prepare("INSERT INTO depot_days (year, service_date, depot_id, time_zone)"
                + " VALUES (?, ?, ?, ?) USING TTL " + Retention.PROMISES_S);
        this.selectDays = session.prepare("SELECT service_date, depot_id, time_zone FROM depot_days WHERE year = ?");
    }

    /** Saves the row; an older revision than the one kept changes nothing. */
    public CompletionStage<Void> save(BoardRow r) {
        return Cql.done(session.executeAsync(update.bind(
                r.revision(),
                r.revision(),
                r.timeZone(),
                r.driver(),
                r.vanId(),
                r.status(),
                r.stopsDone(),
                r.stopsFailed(),
                r.stopsTotal(),
                r.attemptsDisputed(),
                r.latenessSeconds(),
                r.nextStopId(),
                r.nextEta(),
                r.windowsAtRisk(),
                r.lowestKeepProbability(),
                r.lastEvidenceAt(),
                r.latenessByQuarter(),
                r.depotId(),
                r.serviceDate(),
                r.roundId())));
    }

    /** All rounds of the depot's day, by round id. */
    public CompletionStage<List<BoardRow>> list(String depotId, LocalDate serviceDate) {
        return Cql.list(session.executeAsync(select.bind(depotId, serviceDate)), BoardStore::row);
    }

    public CompletionStage<Void> saveDay(DepotDay day) {
        return Cql.done(session.executeAsync(
                insertDay.bind(day.serviceDate().getYear(), day.serviceDate(), day.depotId(), day.timeZone())));
    }

    /** The year's days, newest first. */
    public CompletionStage<List<DepotDay>> listDays(int year) {
        return Cql.list(
                session.executeAsync(selectDays.bind(year)),
                row -> new DepotDay(
                        Objects.requireNonNull(row.getLocalDate("service_date")),
                        Objects.requireNonNull(row.getString("depot_id")),
                        Objects.requireNonNull(row.getString("time_zone"))));
    }

    private static BoardRow row(Row row) {
        Map<Integer, Integer> lateness = row.getMap("lateness_by_quarter", Integer.class, Integer.class);
        return new BoardRow(
                Objects.requireNonNull(row.getString("depot_id")),
                Objects.requireNonNull(row.getLocalDate("service_date")),
                Objects.requireNonNull(row.getString("round_id")),
                row.getLong("revision"),
                Objects.requireNonNull(row.getString("time_zone")),
                Objects.requireNonNull(row.getString("driver")),
                row.getString("van_id"),
                Objects.requireNonNull(row.getString("status")),
                row.getInt("stops_done"),
                row.getInt("stops_failed"),
                row.getInt("stops_total"),
                row.getInt("attempts_disputed"),
                row.getInt("lateness_s"),
                row.getString("next_stop_id"),
                row.getInstant("next_eta"),
                row.getInt("windows_at_risk"),
                Cql.getDouble(row, "lowest_keep_probability"),
                row.getInstant("last_evidence_at"),
                lateness == null ? Map.of() : new TreeMap<>(lateness));
    }
}
