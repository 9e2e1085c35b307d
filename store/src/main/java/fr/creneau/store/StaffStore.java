package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who may log in, and who is: tables {@code staff} and {@code sessions}. Only hashes of passwords and cookies are kept. */
public final class StaffStore {
    /** A member of staff. {@code passwordHash} as the server's password check wrote it. */
    public record Member(
            String name,
            String passwordHash,
            Set<String> roles,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        @Override
        public String toString() {
            return "Member[" + name + ", " + roles + "]";
        }
    }

    /** Somebody logged in. */
    public record Session(String staffName, Set<String> roles, Instant expiresAt) {}

    private final CqlSession session;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement selectAll;
    private final PreparedStatement revoke;
    private final PreparedStatement insertSession;
    private final PreparedStatement selectSession;
    private final PreparedStatement deleteSession;
    private final PreparedStatement selectSessions;

    StaffStore(CqlSession session) {
        this.session = session;
        this.insert = session.prepare(
                "INSERT INTO staff (name, password_hash, roles, created_at, revoked_at) VALUES (?, ?, ?, ?, ?)");
        this.select = session.prepare("SELECT * FROM staff WHERE name = ?");
        this.selectAll = session.prepare("SELECT * FROM staff");
        this.revoke = session.prepare("UPDATE staff SET revoked_at = ? WHERE name = ? IF EXISTS");
        this.insertSession = session.prepare(Cql.awaited(
                "INSERT INTO sessions (session_hash, staff_name, roles, expires_at) VALUES (?, ?, ?, ?) USING TTL ?"));
        this.selectSession = session.prepare("SELECT * FROM sessions WHERE session_hash = ?");
        this.deleteSession = session.prepare(Cql.awaited("DELETE FROM sessions WHERE session_hash = ?"));
        this.selectSessions = session.prepare("SELECT session_hash, staff_name FROM sessions");
    }

    /** Creates the member, or replaces the one of that name. */
    public CompletionStage<Void> save(Member m) {
        return Cql.done(
                session.executeAsync(insert.bind(m.name(), m.passwordHash(), m.roles(), m.createdAt(), m.revokedAt())));
    }

    public CompletionStage<Optional<Member>> find(String name) {
        return session.executeAsync(select.bind(name))
                .thenApply(rows -> Optional.ofNullable(rows.one()).map(StaffStore::member));
    }

    /** Everybody, the revoked too. */
    public CompletionStage<List<Member>> list() {
        return Cql.list(session.executeAsync(selectAll.bind()), StaffStore::member);
    }

    /** @return false where there is nobody of that name */
    public CompletionStage<Boolean> revoke(String name, Instant at) {
        return session.executeAsync(revoke.bind(at, name)).thenApply(result -> result.wasApplied());
    }

    /** @param life how long Cassandra keeps the row */
    public CompletionStage<Void> addSession(byte[] sessionHash, Session s, Duration life) {
        return Cql.done(session.executeAsync(insertSession.bind(
                ByteBuffer.wrap(sessionHash),
                s.staffName(),
                s.roles(),
                s.expiresAt(),
                Math.toIntExact(life.toSeconds()))));
    }

    public CompletionStage<Optional<Session>> findSession(byte[] sessionHash) {
        return session.executeAsync(selectSession.bind(ByteBuffer.wrap(sessionHash)))
                .thenApply(rows -> Optional.ofNullable(rows.one())
                        .map(row -> new Session(
                                Objects.requireNonNull(row.getString("staff_name")),
                                roles(row),
                                Objects.requireNonNull(row.getInstant("expires_at")))));
    }

    public CompletionStage<Void> endSession(byte[] sessionHash) {
        return Cql.done(session.executeAsync(deleteSession.bind(ByteBuffer.wrap(sessionHash))));
    }

    /** Ends every session of that name. Reads the whole table: who logged in during the last half day, some hundred rows. */
    public CompletionStage<Void> endSessionsOf(String staffName) {
        return Cql.list(session.executeAsync(selectSessions.bind()), row -> row)
                .thenCompose(rows -> Cql.all(rows.stream()
                        .filter(row -> staffName.equals(row.getString("staff_name")))
                        .map(row -> session.executeAsync(deleteSession.bind(row.getByteBuffer("session_hash"))))
                        .toList()));
    }

    private static Member member(Row row) {
        return new Member(
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(row.getString("password_hash")),
                roles(row),
                Objects.requireNonNull(row.getInstant("created_at")),
                row.getInstant("revoked_at"));
    }

    private static Set<String> roles(Row row) {
        Set<String> roles = row.getSet("roles", String.class);
        return roles == null ? Set.of() : Set.copyOf(roles);
    }
}
