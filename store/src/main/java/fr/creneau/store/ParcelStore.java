package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What is known of a parcel: tables {@code parcels}, {@code scans_by_parcel} and {@code rounds_by_parcel}. */
public final class ParcelStore {
    /** Who gets the parcel, and where. Personal data: never logged. Coordinates are both there or both null. */
    public record Announcement(
            String parcelId,
            String shipperId,
            String brand,
            Instant announcedAt,
            Instant receivedAt,
            String recipientName,
            @Nullable String email,
            @Nullable String phone,
            String language,
            String addressLine,
            String postcode,
            String city,
            String country,
            @Nullable Double lat,
            @Nullable Double lon) {
        @Override
        public String toString() {
            return "Announcement[" + parcelId + "]";
        }
    }

    /** One scan; {@code kind} as in the API, e.g. {@code hub_arrival}. */
    public record Scan(
            String parcelId,
            Instant observedAt,
            String eventId,
            String kind,
            Instant receivedAt,
            @Nullable String deviceId,
            @Nullable String placeId,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable String receivedBy,
            @Nullable String reason) {}

    /**
     * What became of the parcel on one round; an older revision never wins.
     *
     * @param probability that the state is the true one, 0 to 1; null where nobody has measured it, and in a row from
     *     before it was kept
     * @param doubt why an attempt does not count, a word; null where it does or cannot be told yet
     */
    public record OnRound(
            String parcelId,
            LocalDate serviceDate,
            String roundId,
            String depotId,
            String stopId,
            String state,
            Instant stateAt,
            boolean inferred,
            @Nullable Double probability,
            @Nullable String receivedBy,
            @Nullable Integer dwellSeconds,
            @Nullable String doubt,
            long revision) {}

    private final CqlSession session;
    private final PreparedStatement insertParcel;
    private final PreparedStatement selectParcel;
    private final PreparedStatement insertScan;
    private final PreparedStatement selectScans;
    private final PreparedStatement insertOnRound;
    private final PreparedStatement selectOnRounds;

    ParcelStore(CqlSession session) {
        this.session = session;
        this.insertParcel =
                session.prepare("INSERT INTO parcels (parcel_id, shipper_id, brand, announced_at, received_at,"
                        + " recipient_name, email, phone, language, address_line, postcode, city, country, lat, lon)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ? AND TTL "
                        + Retention.DAY_OF_DELIVERY_S);
        this.selectParcel = session.prepare("SELECT * FROM parcels WHERE parcel_id = ?");
        this.insertScan =
                session.prepare("INSERT INTO scans_by_parcel (parcel_id, observed_at, event_id, kind, received_at,"
                        + " device_id, place_id, lat, lon, received_by, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " USING TTL " + Retention.DAY_OF_DELIVERY_S);
        this.selectScans = session.prepare("SELECT * FROM scans_by_parcel WHERE parcel_id = ?");
        this.insertOnRound =
                session.prepare("INSERT INTO rounds_by_parcel (parcel_id, service_date, round_id, depot_id,"
                        + " stop_id, state, state_at, inferred, probability, received_by, dwell_s, doubt, revision)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ? AND TTL "
                        + Retention.DAY_OF_DELIVERY_S);
        this.selectOnRounds = session.prepare("SELECT * FROM rounds_by_parcel WHERE parcel_id = ?");
    }

    public CompletionStage<Void> announce(Announcement a) {
        return Cql.done(session.executeAsync(insertParcel.bind(
                a.parcelId(),
                a.shipperId(),
                a.brand(),
                a.announcedAt(),
                a.receivedAt(),
                a.recipientName(),
                a.email(),
                a.phone(),
                a.language(),
                a.addressLine(),
                a.postcode(),
                a.city(),
                a.country(),
                a.lat(),
                a.lon(),
                Cql.micros(a.announcedAt()))));
    }

    public CompletionStage<Optional<Announcement>> findAnnouncement(String parcelId) {
        return session.executeAsync(selectParcel.bind(parcelId))
                .thenApply(rows -> Optional.ofNullable(rows.one()).map(ParcelStore::announcement));
    }

    public CompletionStage<Void> addScan(Scan s) {
        return Cql.done(session.executeAsync(Cql.withoutNulls(insertScan.bind(
                s.parcelId(),
                s.observedAt(),
                s.eventId(),
                s.kind(),
                s.receivedAt(),
                s.deviceId(),
                s.placeId(),
                s.lat(),
                s.lon(),
                s.receivedBy(),
                s.reason()))));
    }

    /** By the time they were made. */
    public CompletionStage<List<Scan>> listScans(String parcelId) {
        return Cql.list(session.executeAsync(selectScans.bind(parcelId)), ParcelStore::scan);
    }

    /** Keeps what a round's writer says of the parcel, once the bundle is sent; an older revision changes nothing. */
    public void saveOnRound(OnRound o, RowBundle bundle) {
        bundle.add(insertOnRound.bind(
                o.parcelId(),
                o.serviceDate(),
                o.roundId(),
                o.depotId(),
                o.stopId(),
                o.state(),
                o.stateAt(),
                o.inferred(),
                o.probability(),
                o.receivedBy(),
                o.dwellSeconds(),
                o.doubt(),
                o.revision(),
                o.revision()));
    }

    /** Every round that ever held the parcel, the latest service date first. */
    public CompletionStage<List<OnRound>> listRounds(String parcelId) {
        return Cql.list(session.executeAsync(selectOnRounds.bind(parcelId)), ParcelStore::onRound);
    }

    private static Announcement announcement(Row row) {
        return new Announcement(
                text(row, "parcel_id"),
                text(row, "shipper_id"),
                text(row, "brand"),
                time(row, "announced_at"),
                time(row, "received_at"),
                text(row, "recipient_name"),
                row.getString("email"),
                row.getString("phone"),
                text(row, "language"),
                text(row, "address_line"),
                text(row, "postcode"),
                text(row, "city"),
                text(row, "country"),
                Cql.getDouble(row, "lat"),
                Cql.getDouble(row, "lon"));
    }

    private static Scan scan(Row row) {
        return new Scan(
                text(row, "parcel_id"),
                time(row, "observed_at"),
                text(row, "event_id"),
                text(row, "kind"),
                time(row, "received_at"),
                row.getString("device_id"),
                row.getString("place_id"),
                Cql.getDouble(row, "lat"),
                Cql.getDouble(row, "lon"),
                row.getString("received_by"),
                row.getString("reason"));
    }

    private static OnRound onRound(Row row) {
        return new OnRound(
                text(row, "parcel_id"),
                Objects.requireNonNull(row.getLocalDate("service_date")),
                text(row, "round_id"),
                text(row, "depot_id"),
                text(row, "stop_id"),
                text(row, "state"),
                time(row, "state_at"),
                row.getBoolean("inferred"),
                Cql.getDouble(row, "probability"),
                row.getString("received_by"),
                Cql.getInt(row, "dwell_s"),
                row.getString("doubt"),
                row.getLong("revision"));
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static Instant time(Row row, String column) {
        return Objects.requireNonNull(row.getInstant(column), column);
    }
}
