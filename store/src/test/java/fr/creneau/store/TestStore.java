package fr.creneau.store;

import fr.creneau.engines.EngineSession;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;

/** A store of its own for a test class, on the run's real Cassandra. */
final class TestStore {
    private TestStore() {}

    static StoreConfig config(Class<?> testClass) {
        EngineSession engines = EngineSession.shared();
        return StoreConfig.oneNode(
                new InetSocketAddress(engines.cassandraHost(), engines.cassandraPort()), engines.keyspace(testClass));
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
