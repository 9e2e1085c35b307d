package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What was promised and how it ended: tables {@code windows_by_parcel} and {@code windows_by_depot_day}. */
public final class WindowStore {
    /** A window as it was told. {@code probability}: 0..1, as told. */
    public record Told(
            String tellingId,
            String parcelId,
            String roundId,
            String depotId,
            LocalDate serviceDate,
            int telling,
            String cause,
            Instant toldAt,
            Instant start,
            Instant end,
            double probability,
            Instant expectedAt) {}

    /** How a told window ended. An older revision never wins. */
    public record Ended(
            String tellingId,
            String parcelId,
            String roundId,
            String depotId,
            LocalDate serviceDate,
            int telling,
            long revision,
            String outcome,
            @Nullable Instant arrivedAt) {}

    /** A told window with its end, where it has ended. */
    public record Window(
            String tellingId,
            String parcelId,
            String roundId,
            int telling,
            String cause,
            Instant toldAt,
            Instant start,
            Instant end,
            double probability,
            Instant expectedAt,
            @Nullable String outcome,
            @Nullable Instant arrivedAt) {}

    private static final String TOLD =
            "round_id, telling, telling_id, cause, told_at, window_start, window_end, probability, expected_at";

    private final CqlSession session;
    private final PreparedStatement tellParcel;
    private final PreparedStatement tellDepot;
    private final PreparedStatement endParcel;
    private final PreparedStatement endDepot;
    private final PreparedStatement selectParcel;
    private final PreparedStatement selectDepot;

    WindowStore(CqlSession session) {
        this.session = session;
        this.tellParcel = session.prepare("INSERT INTO windows_by_parcel (parcel_id, " + TOLD
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ? AND TTL " + Retention.PROMISES_S);
        this.tellDepot = session.prepare("INSERT INTO windows_by_depot_day (depot_id, service_date, parcel_id, " + TOLD
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ? AND TTL "
                + Retention.PROMISES_S);
        this.endParcel = session.prepare("UPDATE windows_by_parcel USING TIMESTAMP ? AND TTL " + Retention.PROMISES_S
                + " SET outcome = ?, arrived_at = ? WHERE parcel_id = ? AND round_id = ? AND telling = ?");
        this.endDepot = session.prepare("UPDATE windows_by_depot_day USING TIMESTAMP ? AND TTL " + Retention.PROMISES_S
                + " SET outcome = ?, arrived_at = ? WHERE depot_id = ? AND service_date = ? AND telling_id = ?");
        this.selectParcel = session.prepare("SELECT * FROM windows_by_parcel WHERE parcel_id = ?");
        this.selectDepot =
                session.prepare("SELECT * FROM windows_by_depot_day WHERE depot_id = ? AND service_date = ?");
    }

    /** Keeps a telling, once the bundle is sent. */
    public void tell(Told t, RowBundle bundle) {
        long told = Cql.micros(t.toldAt());
        bundle.add(tellParcel.bind(
                t.parcelId(),
                t.roundId(),
                t.telling(),
                t.tellingId(),
                t.cause(),
                t.toldAt(),
                t.start(),
                t.end(),
                t.probability(),
                t.expectedAt(),
                told));
        bundle.add(tellDepot.bind(
                t.depotId(),
                t.serviceDate(),
                t.parcelId(),
                t.roundId(),
                t.telling(),
                t.tellingId(),
                t.cause(),
                t.toldAt(),
                t.start(),
                t.end(),
                t.probability(),
                t.expectedAt(),
                told));
    }

    /** Keeps how a telling ended, once the bundle is sent; an older revision changes nothing. */
    public void end(Ended e, RowBundle bundle) {
        bundle.add(endParcel.bind(e.revision(), e.outcome(), e.arrivedAt(), e.parcelId(), e.roundId(), e.telling()));
        bundle.add(
                endDepot.bind(e.revision(), e.outcome(), e.arrivedAt(), e.depotId(), e.serviceDate(), e.tellingId()));
    }

    /** By the time they were told. */
    public CompletionStage<List<Window>> listByParcel(String parcelId) {
        return Cql.list(session.executeAsync(selectParcel.bind(parcelId)), row -> row)
                .thenApply(WindowStore::told);
    }

    /** By the time they were told. */
    public CompletionStage<List<Window>> listByDepotDay(String depotId, LocalDate serviceDate) {
        return Cql.list(session.executeAsync(selectDepot.bind(depotId, serviceDate)), row -> row)
                .thenApply(WindowStore::told);
    }

    /** An end can be written before its beginning; such a row shows once it is whole. */
    private static List<Window> told(List<Row> rows) {
        return rows.stream()
                .filter(row -> !row.isNull("told_at"))
                .map(WindowStore::window)
                .sorted(Comparator.comparing(Window::toldAt))
                .toList();
    }

    private static Window window(Row row) {
        return new Window(
                Objects.requireNonNull(row.getString("telling_id")),
                Objects.requireNonNull(row.getString("parcel_id")),
                Objects.requireNonNull(row.getString("round_id")),
                row.getInt("telling"),
                Objects.requireNonNull(row.getString("cause")),
                Objects.requireNonNull(row.getInstant("told_at")),
                Objects.requireNonNull(row.getInstant("window_start")),
                Objects.requireNonNull(row.getInstant("window_end")),
                row.getDouble("probability"),
                Objects.requireNonNull(row.getInstant("expected_at")),
                row.getString("outcome"),
                row.getInstant("arrived_at"));
    }
}
