package fr.creneau.cli.up;

import fr.creneau.cli.Home;
import fr.creneau.engines.CassandraSettings;
import fr.creneau.engines.JvmStart;
import fr.creneau.engines.KafkaSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What to run and where; shared by the command that a person types and the supervisor that it leaves behind. */
public final class StackOptions {
    private static final int DEFAULT_SERVER_HEAP_MB = 1024;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where all data are kept; `data` in the checkout where not given.")
    @Nullable
    Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the pages and the API on 127.0.0.1 (default ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--cassandra",
            paramLabel = "HOST:PORT[,…]",
            description =
                    "A Cassandra cluster to use, by some of its nodes, of which one must be alive; the driver finds"
                            + " the others. Where not given, one node is started here.")
    @Nullable
    String cassandra;

    @Option(
            names = "--datacenter",
            paramLabel = "NAME",
            defaultValue = "datacenter1",
            description = "The data centre of that cluster which is ours (default ${DEFAULT-VALUE}).")
    String datacenter = "datacenter1";

    @Option(
            names = "--replication",
            paramLabel = "COPIES",
            description =
                    "How many nodes of our data centre keep each row, where the keyspace is made; 1 where not given."
                            + " With 3 any one node may be lost. Or the whole replication as CQL, for several data centres.")
    @Nullable
    String replication;

    @Option(
            names = "--consistency",
            paramLabel = "LEVEL",
            description =
                    "How many of them a read and a write await. Where not given, LOCAL_QUORUM, the majority: what was"
                            + " written is then read, whichever node is lost.")
    @Nullable
    String consistency;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT[,…]",
            description = "A Kafka cluster to use; where not given, one broker is started here.")
    @Nullable
    String kafka;

    @Option(
            names = "--log-replication",
            paramLabel = "COPIES",
            description = "How many brokers keep each event, where the topics are made; 1 where not given.")
    @Nullable
    Short logReplication;

    @Option(
            names = "--cassandra-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the node that is started here; 0 picks a free one (default).")
    int cassandraPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the broker that is started here; 0 picks a free one (default).")
    int kafkaPort;

    @Option(
            names = "--cassandra-heap",
            paramLabel = "MB",
            defaultValue = "" + CassandraSettings.DEFAULT_HEAP_MB,
            description = "Heap of the node that is started here, in MB (default ${DEFAULT-VALUE}).")
    int cassandraHeapMb;

    @Option(
            names = "--kafka-heap",
            paramLabel = "MB",
            defaultValue = "" + KafkaSettings.DEFAULT_HEAP_MB,
            description = "Heap of the broker that is started here, in MB (default ${DEFAULT-VALUE}).")
    int kafkaHeapMb;

    @Option(
            names = "--server-heap",
            paramLabel = "MB",
            defaultValue = "" + DEFAULT_SERVER_HEAP_MB,
            description = "Heap of the server, in MB (default ${DEFAULT-VALUE}).")
    int serverHeapMb;

    @Option(
            names = "--quick-start",
            description = "Compile simply: ready sooner, meant to be slower at length; as the demo does.")
    boolean quickStart;

    @Option(names = "--engines-only", description = "Start no server: for developers who run it from their editor.")
    boolean enginesOnly;

    /** More words for the server's command line; what a person cannot type, as the demo's clock. */
    private List<String> serverWords = List.of();

    /**
     * The options of a demo: engines of its own, started here.
     *
     * @param serverWords more words for the server's command line
     */
    public static StackOptions ofDemo(Path data, int port, List<String> serverWords) {
        return of(List.of("--data=" + data, "--port=" + port, "--quick-start"), serverWords);
    }

    /**
     * The options that these words of a command line are.
     *
     * @param serverWords more words for the server's command line
     */
    public static StackOptions of(List<String> words, List<String> serverWords) {
        StackOptions options = CommandLine.populateCommand(new StackOptions(), words.toArray(String[]::new));
        options.serverWords = List.copyOf(serverWords);
        return options;
    }

    List<String> serverWords() {
        List<String> words = new ArrayList<>(clusterWords());
        words.addAll(serverWords);
        return words;
    }

    /** What was said of the copies; of the rest the server has its own defaults. */
    private List<String> clusterWords() {
        List<String> words = new ArrayList<>();
        if (replication != null) {
            words.add("--replication=" + replication);
        }
        if (consistency != null) {
            words.add("--consistency=" + consistency);
        }
        if (logReplication != null) {
            words.add("--log-replication=" + logReplication);
        }
        return words;
    }

    JvmStart start() {
        return quickStart ? JvmStart.QUICK : JvmStart.FOR_LONG;
    }

    Path dataFolder() {
        return dataFolder(data);
    }

    static Path dataFolder(@Nullable Path given) {
        return (given == null ? Home.path().resolve("data") : given)
                .toAbsolutePath()
                .normalize();
    }

    /** The same options as words of a command line. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                "--data=" + dataFolder(),
                "--port=" + port,
                "--datacenter=" + datacenter,
                "--cassandra-port=" + cassandraPort,
                "--kafka-port=" + kafkaPort,
                "--cassandra-heap=" + cassandraHeapMb,
                "--kafka-heap=" + kafkaHeapMb,
                "--server-heap=" + serverHeapMb));
        if (cassandra != null) {
            words.add("--cassandra=" + cassandra);
        }
        if (kafka != null) {
            words.add("--kafka=" + kafka);
        }
        words.addAll(clusterWords());
        if (quickStart) {
            words.add("--quick-start");
        }
        if (enginesOnly) {
            words.add("--engines-only");
        }
        return words;
    }
}
