package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** What belongs to a day, for freezing: table {@code day_journal}. */
public final class JournalStore {
    /** The journal of a day is spread over so many partitions. */
    public static final int BUCKETS = 16;

    /** The key of something that a day holds: kind {@code track} (van|hour), {@code parcel} or {@code round}. */
    public record Entry(String kind, String key) {}

    private final CqlSession session;
    private final PreparedStatement insert;
    private final PreparedStatement select;

    JournalStore(CqlSession session) {
        this.session = session;
        this.insert = session.prepare("INSERT INTO day_journal (day, bucket, kind, key) VALUES (?, ?, ?, ?) USING TTL "
                + Retention.DAY_OF_DELIVERY_S);
        this.select = session.prepare("SELECT kind, key FROM day_journal WHERE day = ? AND bucket = ?");
    }

    public CompletionStage<Void> add(LocalDate day, Entry entry) {
        int bucket = Math.floorMod(entry.key().hashCode(), BUCKETS);
        return Cql.done(session.executeAsync(insert.bind(day, bucket, entry.kind(), entry.key())));
    }

    /** The entries of one bucket, 0 to {@link #BUCKETS} − 1. */
    public CompletionStage<List<Entry>> list(LocalDate day, int bucket) {
        return Cql.list(
                session.executeAsync(select.bind(day, bucket)),
                row -> new Entry(
                        Objects.requireNonNull(row.getString("kind")), Objects.requireNonNull(row.getString("key"))));
    }
}
