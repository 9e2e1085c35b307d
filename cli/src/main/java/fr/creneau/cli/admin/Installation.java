package fr.creneau.cli.admin;

import fr.creneau.cli.UserError;
import fr.creneau.cli.up.RunningStack;
import fr.creneau.engines.EngineProbe;
import fr.creneau.server.http.ProblemException;
import fr.creneau.server.security.Registrar;
import fr.creneau.store.Store;
import fr.creneau.store.StoreAway;
import fr.creneau.store.StoreConfig;
import fr.creneau.streams.LogAway;
import fr.creneau.streams.LogConfig;
import fr.creneau.streams.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which installation is meant, and the way to its engines. Whatever is away is told as a sentence. */
final class Installation {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What this command is called among the log's clients. */
    private static final String CLIENT = "admin";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The data folder that `up` was given; `data` in the checkout where not given.")
    private @Nullable Path data;

    @Option(
            names = "--cassandra",
            paramLabel = "HOST:PORT[,…]",
            description = "Cassandra's nodes; what `up` uses where not given.")
    private @Nullable String cassandra;

    @Option(
            names = "--datacenter",
            paramLabel = "NAME",
            defaultValue = "datacenter1",
            description = "The data centre of Cassandra that is ours (default ${DEFAULT-VALUE}).")
    private String datacenter = "";

    @Option(
            names = "--keyspace",
            paramLabel = "NAME",
            defaultValue = "creneau",
            description = "The servers' keyspace (default ${DEFAULT-VALUE}).")
    private String keyspace = "";

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT[,…]",
            description = "Kafka's brokers; what `up` uses where not given.")
    private @Nullable String kafka;

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            defaultValue = "creneau.",
            description = "What the servers put before every topic (default ${DEFAULT-VALUE}).")
    private String topicPrefix = "";

    /** Lets the work have the registrar of staff and keys. */
    <T> T withRegistrar(Function<Registrar, T> work) {
        try (Store store = Store.openExisting(storeConfig(StoreConfig.ONE_NODE))) {
            return work.apply(new Registrar(store, Clock.systemUTC()));
        } catch (StoreAway e) {
            throw new UserError(
                    "The store cannot be opened: %s.".formatted(e.getMessage()),
                    "--keyspace or --datacenter is another's, or no server has ever started here.");
        } catch (ProblemException e) {
            throw new UserError(
                    "Cassandra did not answer in time.", "`./creneau status` says why; the same again does no harm.");
        }
    }

    /**
     * The store as a server would open it: its keyspace and tables are made where they are missing.
     *
     * @param replication of the keyspace where it is made
     */
    Store openStore(String replication) {
        try {
            return Store.open(storeConfig(replication));
        } catch (StoreAway e) {
            throw new UserError(
                    "The store cannot be opened: %s.".formatted(e.getMessage()), "--datacenter is another's.");
        }
    }

    private StoreConfig storeConfig(String replication) {
        String nodes = cassandra != null ? cassandra : RunningStack.find(data).cassandra();
        if (RunningStack.parse(nodes).stream().noneMatch(EngineProbe::answersCql)) {
            throw new UserError(
                    "Cassandra does not answer at %s.".formatted(nodes),
                    "`./creneau status` says why; for a cluster of yours see that it runs and that the way is open.");
        }
        try {
            return new StoreConfig(
                    RunningStack.parse(nodes),
                    datacenter,
                    keyspace,
                    replication,
                    "LOCAL_QUORUM",
                    Duration.ofSeconds(5));
        } catch (IllegalArgumentException e) {
            throw new UserError("--keyspace: " + e.getMessage() + ".", "leave it out.");
        }
    }

    /** Lets the work have the log as it stands. */
    <T> T withLog(LogWork<T> work) throws InterruptedException {
        String brokers = kafka != null ? kafka : RunningStack.find(data).kafka();
        if (RunningStack.parse(brokers).stream().noneMatch(EngineProbe::answersKafka)) {
            throw new UserError(
                    "Kafka does not answer at %s.".formatted(brokers),
                    "`./creneau status` says why; for a cluster of yours see that it runs and that the way is open.");
        }
        LogConfig log;
        try {
            log = Topics.find(brokers, topicPrefix, CLIENT, PATIENCE);
        } catch (IllegalStateException e) {
            throw new UserError(
                    "The log cannot be found: %s.".formatted(e.getMessage()),
                    "--topic-prefix is another's, or no server has ever started here.");
        } catch (IllegalArgumentException e) {
            throw new UserError("--topic-prefix: " + e.getMessage() + ".", "leave it out.");
        }
        try {
            return work.on(log);
        } catch (LogAway e) {
            throw new UserError(
                    "Kafka stopped answering: %s.".formatted(e.getMessage()),
                    "`./creneau status` says why; the same again does no harm.");
        }
    }

    /** Work on the log. */
    @FunctionalInterface
    interface LogWork<T> {
        T on(LogConfig log) throws InterruptedException;
    }
}
