package fr.creneau.store;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.specex.SpeculativeExecutionPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Asks a second node, then a third, where the first has not answered a question for a while: a node that vanishes
 * without a word (power, network) closes no connection, and is found out only when its heartbeat fails.
 *
 * <p>Only for what a person waits for: reads, and statements of the profile {@link #AWAITED}. The sinks' writes wait
 * their time out and come again; asking twice there would double the load on a ring that is merely slow.
 *
 * <p>Public because the driver makes it, by its name.
 */
public final class SecondNode implements SpeculativeExecutionPolicy {
    /** The execution profile of writes that a person waits for. */
    static final String AWAITED = "awaited";

    private static final long AFTER_MS = 250;
    private static final int MOST_NODES = 3;

    /** The driver asks for this signature. */
    public SecondNode(DriverContext context, String profileName) {}

    @Override
    public long nextExecution(Node node, @Nullable CqlIdentifier keyspace, Request request, int runningExecutions) {
        return isAwaited(request) && runningExecutions < MOST_NODES ? AFTER_MS : -1;
    }

    private static boolean isAwaited(Request request) {
        return AWAITED.equals(request.getExecutionProfileName())
                || (request instanceof BoundStatement bound
                        && bound.getPreparedStatement().getQuery().startsWith("SELECT"));
    }

    @Override
    public void close() {}
}
