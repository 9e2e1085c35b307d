package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Which parcel a recipient's link opens: table {@code links}. Only hashes of links are kept. */
public final class LinkStore {
    /** What a link opens, until when. */
    public record Link(String parcelId, Instant expiresAt) {}

    private final CqlSession session;
    private final PreparedStatement insert;
    private final PreparedStatement select;

    LinkStore(CqlSession session) {
        this.session = session;
        this.insert =
                session.prepare("INSERT INTO links (link_hash, parcel_id, expires_at) VALUES (?, ?, ?) USING TTL ?");
        this.select = session.prepare("SELECT parcel_id, expires_at FROM links WHERE link_hash = ?");
    }

    /** @param life how long Cassandra keeps the row, at least until the link expires by the domain's clock */
    public CompletionStage<Void> add(byte[] linkHash, Link link, Duration life) {
        return Cql.done(session.executeAsync(insert.bind(
                ByteBuffer.wrap(linkHash), link.parcelId(), link.expiresAt(), Math.toIntExact(life.toSeconds()))));
    }

    public CompletionStage<Optional<Link>> find(byte[] linkHash) {
        return session.executeAsync(select.bind(ByteBuffer.wrap(linkHash)))
                .thenApply(rows -> Optional.ofNullable(rows.one())
                        .map(row -> new Link(
                                Objects.requireNonNull(row.getString("parcel_id")),
                                Objects.requireNonNull(row.getInstant("expires_at")))));
    }
}
