package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How a round stands, as its events: tables {@code rounds}, {@code van_of_round} and {@code plans_by_round}. */
public final class RoundStore {
    private final CqlSession session;
    private final PreparedStatement insertRound;
    private final PreparedStatement selectRound;
    private final PreparedStatement insertVan;
    private final PreparedStatement selectVan;
    private final PreparedStatement insertPlan;
    private final PreparedStatement selectPlan;

    RoundStore(CqlSession session) {
        this.session = session;
        this.insertRound = session.prepare("INSERT INTO rounds (round_id, revision, snapshot) VALUES (?, ?, ?)"
                + " USING TIMESTAMP ? AND TTL " + Retention.DAY_OF_DELIVERY_S);
        this.selectRound = session.prepare("SELECT snapshot FROM rounds WHERE round_id = ?");
        this.insertVan = session.prepare("INSERT INTO van_of_round (round_id, observed_at, van) VALUES (?, ?, ?)"
                + " USING TIMESTAMP ? AND TTL " + Retention.VAN_NOW_S);
        this.selectVan = session.prepare("SELECT van FROM van_of_round WHERE round_id = ?");
        this.insertPlan = session.prepare("INSERT INTO plans_by_round (round_id, version, plan) VALUES (?, ?, ?)"
                + " USING TTL " + Retention.DAY_OF_DELIVERY_S);
        this.selectPlan = session.prepare("SELECT plan FROM plans_by_round WHERE round_id = ? LIMIT 1");
    }

    /** Keeps the round's snapshot; an older revision than the one kept changes nothing. */
    public CompletionStage<Void> save(String roundId, long revision, ByteBuffer roundChanged) {
        return Cql.done(session.executeAsync(insertRound.bind(roundId, revision, roundChanged, revision)));
    }

    public CompletionStage<Optional<ByteBuffer>> find(String roundId) {
        return session.executeAsync(selectRound.bind(roundId))
                .thenApply(rows -> Optional.ofNullable(rows.one()).map(row -> row.getByteBuffer("snapshot")));
    }

    /**
     * Keeps where the van is, once the bundle is sent; what was observed earlier than the fix kept changes nothing.
     */
    public void saveVan(String roundId, Instant observedAt, ByteBuffer vanMoved, RowBundle bundle) {
        bundle.add(insertVan.bind(roundId, observedAt, vanMoved, observedAt.toEpochMilli()));
    }

    public CompletionStage<Optional<ByteBuffer>> findVan(String roundId) {
        return session.executeAsync(selectVan.bind(roundId))
                .thenApply(rows -> Optional.ofNullable(rows.one()).map(row -> row.getByteBuffer("van")));
    }

    public CompletionStage<Void> savePlan(String roundId, long version, ByteBuffer roundPlanned) {
        return Cql.done(session.executeAsync(insertPlan.bind(roundId, version, roundPlanned)));
    }

    /** The plan of the highest version. */
    public CompletionStage<Optional<ByteBuffer>> findPlan(String roundId) {
        return session.executeAsync(selectPlan.bind(roundId))
                .thenApply(rows -> Optional.ofNullable(rows.one()).map(row -> row.getByteBuffer("plan")));
    }
}
