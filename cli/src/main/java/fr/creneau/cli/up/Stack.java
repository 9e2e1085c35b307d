package fr.creneau.cli.up;

import fr.creneau.cli.Home;
import fr.creneau.cli.UserError;
import fr.creneau.engines.CassandraNode;
import fr.creneau.engines.CassandraSettings;
import fr.creneau.engines.DataFolder;
import fr.creneau.engines.EngineProbe;
import fr.creneau.engines.KafkaBroker;
import fr.creneau.engines.KafkaSettings;
import fr.creneau.engines.LoopbackPorts;
import fr.creneau.engines.ProcessSpec;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The processes of one machine, in stages: engines first, then the server that needs them.
 *
 * @param stages what to start, for a supervisor
 * @param elsewhere the clusters that are used and not started here
 * @param cassandra {@code host:port[,…]} that the server uses
 * @param kafka {@code host:port[,…]} that the server uses
 */
public record Stack(List<List<ProcessSpec>> stages, List<Elsewhere> elsewhere, String cassandra, String kafka) {
    /** A cluster that somebody else runs. */
    public record Elsewhere(String name, String address) {}

    /**
     * Chooses ports and makes sure that what is wanted can be had.
     *
     * @throws fr.creneau.engines.EngineException where a port is taken
     * @throws UserError where a cluster elsewhere does not answer
     */
    public static Stack of(StackOptions options, DataFolder data) {
        Path home = Home.path();
        List<ProcessSpec> engines = new ArrayList<>();
        List<Elsewhere> elsewhere = new ArrayList<>();
        String cassandra = options.cassandra;
        if (cassandra == null) {
            int port = LoopbackPorts.choose(options.cassandraPort, "Cassandra", "--cassandra-port PORT");
            engines.add(CassandraNode.spec(
                    CassandraSettings.single(home, data, port, options.cassandraHeapMb, options.start())));
            cassandra = "127.0.0.1:" + port;
        } else {
            elsewhere.add(found(new Elsewhere("Cassandra", cassandra), anyAnswersCql(cassandra), "--cassandra"));
        }
        String kafka = options.kafka;
        if (kafka == null) {
            int port = LoopbackPorts.choose(options.kafkaPort, "Kafka", "--kafka-port PORT");
            engines.add(KafkaBroker.spec(KafkaSettings.single(home, data, port, options.kafkaHeapMb, options.start())));
            kafka = "127.0.0.1:" + port;
        } else {
            elsewhere.add(found(new Elsewhere("Kafka", kafka), anyAnswersKafka(kafka), "--kafka"));
        }
        List<List<ProcessSpec>> stages = new ArrayList<>();
        stages.add(engines);
        if (!options.enginesOnly) {
            stages.add(List.of(ServerProcess.spec(options, cassandra, kafka)));
        }
        return new Stack(List.copyOf(stages), List.copyOf(elsewhere), cassandra, kafka);
    }

    private static Elsewhere found(Elsewhere cluster, boolean answers, String option) {
        if (!answers) {
            throw new UserError(
                    "%s does not answer at %s.".formatted(cluster.name(), cluster.address()),
                    "start it, open the way to it, or leave out %s: then one is started here.".formatted(option));
        }
        return cluster;
    }

    /** Whether a node of the cluster answers: where one does, the driver finds the others. */
    public static boolean anyAnswersCql(String addresses) {
        return addresses(addresses).stream().anyMatch(EngineProbe::answersCql);
    }

    /** Whether a broker of the cluster answers. */
    public static boolean anyAnswersKafka(String addresses) {
        return addresses(addresses).stream().anyMatch(EngineProbe::answersKafka);
    }

    /** The addresses of a list {@code host:port,host:port}. */
    public static List<InetSocketAddress> addresses(String list) {
        return Arrays.stream(list.split(",", -1)).map(Stack::address).toList();
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    text.substring(0, Math.max(colon, 0)), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new UserError("'%s' is no address.".formatted(text), "write it as host:port, as in 10.0.0.7:9042.");
        }
    }
}
