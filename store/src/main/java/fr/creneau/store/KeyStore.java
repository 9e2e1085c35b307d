package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keys of devices and shippers: tables {@code api_keys} and {@code api_keys_by_owner}. Only hashes of keys are kept. */
public final class KeyStore {
    /**
     * A key.
     *
     * @param kind {@code device}, {@code shipper} or {@code planner}
     * @param scope what it may report for: van ids, or {@code *} for a gateway that reports for all
     */
    public record Key(
            byte[] hash,
            String kind,
            String owner,
            Set<String> scope,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        private static final int ID_BYTES = 6;

        /** What an operator calls the key: the first twelve hexadecimal digits of its hash. */
        public String id() {
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        }

        @Override
        public String toString() {
            return "Key[" + kind + " " + owner + "]";
        }
    }

    private final CqlSession session;
    private final PreparedStatement insert;
    private final PreparedStatement insertByOwner;
    private final PreparedStatement select;
    private final PreparedStatement selectByOwner;
    private final PreparedStatement selectKind;

    KeyStore(CqlSession session) {
        this.session = session;
        this.insert = session.prepare(
                "INSERT INTO api_keys (key_hash, kind, owner, scope, created_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?)");
        this.insertByOwner = session.prepare("INSERT INTO api_keys_by_owner"
                + " (key_hash, kind, owner, scope, created_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?)");
        this.select = session.prepare("SELECT * FROM api_keys WHERE key_hash = ?");
        this.selectByOwner = session.prepare("SELECT * FROM api_keys_by_owner WHERE kind = ? AND owner = ?");
        this.selectKind = session.prepare("SELECT * FROM api_keys_by_owner WHERE kind = ?");
    }

    /** Creates the key, or replaces it, e.g. with its time of revocation. */
    public CompletionStage<Void> save(Key k) {
        ByteBuffer hash = ByteBuffer.wrap(k.hash());
        return Cql.all(List.of(
                session.executeAsync(insert.bind(hash, k.kind(), k.owner(), k.scope(), k.createdAt(), k.revokedAt())),
                session.executeAsync(
                        insertByOwner.bind(hash, k.kind(), k.owner(), k.scope(), k.createdAt(), k.revokedAt()))));
    }

    public CompletionStage<Optional<Key>> find(byte[] hash) {
        return session.executeAsync(select.bind(ByteBuffer.wrap(hash)))
                .thenApply(rows -> Optional.ofNullable(rows.one()).map(KeyStore::key));
    }

    public CompletionStage<List<Key>> listByOwner(String kind, String owner) {
        return Cql.list(session.executeAsync(selectByOwner.bind(kind, owner)), KeyStore::key);
    }

    public CompletionStage<List<Key>> list(String kind) {
        return Cql.list(session.executeAsync(selectKind.bind(kind)), KeyStore::key);
    }

    private static Key key(Row row) {
        ByteBuffer buffer = Objects.requireNonNull(row.getByteBuffer("key_hash"));
        byte[] hash = new byte[buffer.remaining()];
        buffer.get(hash);
        Set<String> scope = row.getSet("scope", String.class);
        return new Key(
                hash,
                Objects.requireNonNull(row.getString("kind")),
                Objects.requireNonNull(row.getString("owner")),
                scope == null ? Set.of() : Set.copyOf(scope),
                Objects.requireNonNull(row.getInstant("created_at")),
                row.getInstant("revoked_at"));
    }
}
