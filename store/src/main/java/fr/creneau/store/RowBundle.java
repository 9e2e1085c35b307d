package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Small rows that are written together: those that the same nodes keep travel in one request, which costs a node far less
 * than a request each and asks no more nodes than they would. A bundle promises no order and no all-or-nothing. Not
 * thread-safe; sent once.
 */
public final class RowBundle {
    /** Cassandra warns of batches above 5 KiB. */
    private static final int MOST_BYTES = 4_500;

    /** A node applies them one behind the other, and each waits for the commit log: more would keep all of them waiting. */
    private static final int MOST_ROWS = 8;

    /** What a row costs beside its values. */
    private static final int BYTES_A_ROW = 16;

    private final CqlSession session;
    private final Map<Set<Node>, Open> open = new HashMap<>();
    private final List<CompletionStage<?>> sent = new ArrayList<>();

    RowBundle(CqlSession session) {
        this.session = session;
    }

    private static final class Open {
        final BatchStatementBuilder rows = new BatchStatementBuilder(DefaultBatchType.UNLOGGED);
        int bytes;
    }

    void add(BoundStatement row) {
        Set<Node> nodes = nodesOf(row);
        int bytes = BYTES_A_ROW;
        for (int i = 0; i < row.size(); i++) {
            ByteBuffer value = row.getBytesUnsafe(i);
            bytes += value == null ? 4 : 4 + value.remaining();
        }
        Open batch = open.computeIfAbsent(nodes, n -> new Open());
        if (batch.rows.getStatementsCount() > 0
                && (batch.bytes + bytes > MOST_BYTES || batch.rows.getStatementsCount() == MOST_ROWS)) {
            send(batch);
            batch = new Open();
            open.put(nodes, batch);
        }
        batch.rows.addStatement(row);
        batch.bytes += bytes;
    }

    private Set<Node> nodesOf(BoundStatement row) {
        ByteBuffer key = row.getRoutingKey();
        return session.getKeyspace()
                .flatMap(keyspace -> session.getMetadata()
                        .getTokenMap()
                        .map(tokens -> key == null ? Set.<Node>of() : tokens.getReplicas(keyspace, key)))
                .orElse(Set.of());
    }

    private void send(Open batch) {
        sent.add(session.executeAsync(batch.rows.build()));
    }

    /** Sends what is not on its way yet; completes when all rows are durable, fails where one is not. */
    public CompletionStage<Void> send() {
        Collection<Open> rest = open.values();
        rest.forEach(this::send);
        rest.clear();
        return Cql.all(sent);
    }
}
