package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Messages to recipients: tables {@code messages}, {@code messages_by_hour} and {@code messages_waiting}. */
public final class MessageStore {
    /** Waiting messages are spread over so many partitions. */
    public static final int SHARDS = 8;

    /**
     * One message. Personal data: never logged.
     *
     * @param tellingId what it tells, e.g. a window's telling id
     * @param recipient an e-mail address or phone number
     * @param subject null for an SMS
     * @param body holds a mark where the link goes; the link itself is sealed
     * @param state waiting, sent, failed, or shown where the demo's outbox is the only reader
     * @param attempts how many were claimed, 0 for a new message
     * @param leasedUntil while an attempt is under way: when it counts as lost
     */
    public record Message(
            String messageId,
            Instant createdAt,
            String channel,
            String parcelId,
            String brand,
            String language,
            String tellingId,
            String recipient,
            @Nullable String subject,
            String body,
            ByteBuffer sealedLink,
            String state,
            int attempts,
            @Nullable Instant leasedUntil,
            @Nullable Instant sentAt,
            @Nullable String failure) {
        @Override
        public String toString() {
            return "Message[" + messageId + ", " + channel + ", " + state + "]";
        }
    }

    /** A message that waits, and when it is to be tried. */
    public record Waiting(String messageId, Instant nextAttemptAt) {}

    private final CqlSession session;
    private final PreparedStatement insertIfNew;
    private final PreparedStatement insertByHour;
    private final PreparedStatement insertWaiting;
    private final PreparedStatement deleteWaiting;
    private final PreparedStatement selectWaiting;
    private final PreparedStatement select;
    private final PreparedStatement selectHour;
    private final PreparedStatement claim;
    private final PreparedStatement settle;

    MessageStore(CqlSession session) {
        this.session = session;
        this.insertIfNew =
                session.prepare("INSERT INTO messages (message_id, created_at, channel, parcel_id, brand, language,"
                        + " telling_id, recipient, subject, body, sealed_link, state, attempts)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0) IF NOT EXISTS USING TTL "
                        + Retention.DAY_OF_DELIVERY_S);
        this.insertByHour = session.prepare("INSERT INTO messages_by_hour (hour, created_at, message_id, parcel_id)"
                + " VALUES (?, ?, ?, ?) USING TTL " + Retention.DAY_OF_DELIVERY_S);
        this.insertWaiting = session.prepare("INSERT INTO messages_waiting (shard, message_id, next_attempt_at)"
                + " VALUES (?, ?, ?) USING TTL " + Retention.WAITING_MESSAGES_S);
        this.deleteWaiting = session.prepare("DELETE FROM messages_waiting WHERE shard = ? AND message_id = ?");
        this.selectWaiting =
                session.prepare("SELECT message_id, next_attempt_at FROM messages_waiting WHERE shard = ?");
        this.select = session.prepare("SELECT * FROM messages WHERE message_id = ?");
        this.selectHour = session.prepare("SELECT message_id FROM messages_by_hour WHERE hour = ?");
        // Sent twice, the second would read of the first that somebody else has the claim: better an error, and the
        // lease.
        this.claim = session.prepare(SimpleStatement.newInstance(
                        "UPDATE messages USING TTL "
                                + Retention.DAY_OF_DELIVERY_S
                                + " SET attempts = ?, leased_until = ? WHERE message_id = ? IF attempts = ? AND state = 'waiting'")
                .setIdempotent(false));
        this.settle = session.prepare("UPDATE messages USING TTL " + Retention.DAY_OF_DELIVERY_S
                + " SET state = ?, leased_until = null, sent_at = ?, failure = ? WHERE message_id = ? IF attempts = ?");
    }

    /**
     * Writes a message once: a second call with the same id keeps the first one's text and link.
     *
     * @return the message that stands
     */
    public CompletionStage<Message> addOnce(Message m) {
        return session.executeAsync(insertIfNew.bind(
                        m.messageId(),
                        m.createdAt(),
                        m.channel(),
                        m.parcelId(),
                        m.brand(),
                        m.language(),
                        m.tellingId(),
                        m.recipient(),
                        m.subject(),
                        m.body(),
                        m.sealedLink(),
                        m.state()))
                .thenCompose(result -> result.wasApplied()
                        ? CompletableFuture.completedFuture(m)
                        : find(m.messageId()).thenApply(Optional::orElseThrow))
                // Whoever wrote the message may have gone before this: written by each who comes.
                .thenCompose(stands -> session.executeAsync(insertByHour.bind(
                                stands.createdAt().truncatedTo(ChronoUnit.HOURS),
                                stands.createdAt(),
                                stands.messageId(),
                                stands.parcelId()))
                        .thenApply(ignored -> stands));
    }

    public CompletionStage<Optional<Message>> find(String messageId) {
        return session.executeAsync(select.bind(messageId))
                .thenApply(rows -> Optional.ofNullable(rows.one()).map(MessageStore::message));
    }

    /** The messages written in the hour that holds the given time, newest first. */
    public CompletionStage<List<Message>> listHour(Instant inHour) {
        return Cql.list(
                        session.executeAsync(selectHour.bind(inHour.truncatedTo(ChronoUnit.HOURS))),
                        row -> Objects.requireNonNull(row.getString("message_id")))
                .thenCompose(ids -> {
                    List<CompletionStage<Optional<Message>>> reads = new ArrayList<>();
                    ids.forEach(id -> reads.add(find(id)));
                    return Cql.all(reads).thenApply(ignored -> reads.stream()
                            .flatMap(read -> read.toCompletableFuture().join().stream())
                            .toList());
                });
    }

    /** Keeps the message among the waiting until it is settled. */
    public CompletionStage<Void> await(Waiting waiting) {
        return Cql.done(session.executeAsync(
                insertWaiting.bind(shard(waiting.messageId()), waiting.messageId(), waiting.nextAttemptAt())));
    }

    /** All messages of the shard that wait. */
    public CompletionStage<List<Waiting>> listWaiting(int shard) {
        return Cql.list(
                session.executeAsync(selectWaiting.bind(shard)),
                row -> new Waiting(
                        Objects.requireNonNull(row.getString("message_id")),
                        Objects.requireNonNull(row.getInstant("next_attempt_at"))));
    }

    /** The message no longer waits to be tried again. */
    public CompletionStage<Void> stopWaiting(String messageId) {
        return Cql.done(session.executeAsync(deleteWaiting.bind(shard(messageId), messageId)));
    }

    /**
     * Claims the next attempt at a waiting message, so that of several servers one sends it.
     *
     * @param message as it was read; its count of attempts is what the claim rests on
     * @param until when somebody else may claim it, should this server die
     * @return whether the attempt, number {@code message.attempts() + 1}, is the caller's
     */
    public CompletionStage<Boolean> claim(Message message, Instant until) {
        return session.executeAsync(claim.bind(message.attempts() + 1, until, message.messageId(), message.attempts()))
                .thenApply(result -> result.wasApplied());
    }

    /** Writes what became of a claimed attempt; nothing where somebody else has claimed a later one. */
    public CompletionStage<Void> settle(
            String messageId, int attempt, String state, @Nullable Instant sentAt, @Nullable String failure) {
        return Cql.done(session.executeAsync(settle.bind(state, sentAt, failure, messageId, attempt)));
    }

    private static int shard(String messageId) {
        return Math.floorMod(messageId.hashCode(), SHARDS);
    }

    private static Message message(Row row) {
        return new Message(
                Objects.requireNonNull(row.getString("message_id")),
                Objects.requireNonNull(row.getInstant("created_at")),
                Objects.requireNonNull(row.getString("channel")),
                Objects.requireNonNull(row.getString("parcel_id")),
                Objects.requireNonNull(row.getString("brand")),
                Objects.requireNonNull(row.getString("language")),
                Objects.requireNonNull(row.getString("telling_id")),
                Objects.requireNonNull(row.getString("recipient")),
                row.getString("subject"),
                Objects.requireNonNull(row.getString("body")),
                Objects.requireNonNull(row.getByteBuffer("sealed_link")),
                Objects.requireNonNull(row.getString("state")),
                row.getInt("attempts"),
                row.getInstant("leased_until"),
                row.getInstant("sent_at"),
                row.getString("failure"));
    }
}
