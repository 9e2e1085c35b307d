package fr.creneau.engines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running Kafka broker. Thread-safe. */
public final class KafkaBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final KafkaSettings settings;
    private final ChildProcess process;

    private KafkaBroker(KafkaSettings settings, ChildProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /** Formats the folder where it is new, starts a broker and waits until it serves clients. */
    public static KafkaBroker start(KafkaSettings settings) {
        KafkaBroker broker = new KafkaBroker(settings, launch(settings));
        broker.awaitReady();
        return broker;
    }

    /** What a supervisor needs to keep a broker running. */
    public static ProcessSpec spec(KafkaSettings settings) {
        return new ProcessSpec(
                "Kafka",
                "127.0.0.1:" + settings.port(),
                () -> launch(settings),
                () -> EngineProbe.answersKafka(settings.address()),
                PATIENCE);
    }

    /** Formats the folder where it is new, starts a broker and returns at once. */
    private static ChildProcess launch(KafkaSettings settings) {
        LoopbackPorts.requireFree("127.0.0.1", settings.port(), "Kafka", "--kafka-port PORT");
        Path properties = settings.folder().resolve("server.properties");
        EngineFiles.write(properties, properties(settings));
        Path log = EngineFiles.writeLogback(settings.folder(), "kafka");
        if (!Files.exists(settings.folder().resolve("log-dir").resolve("meta.properties"))) {
            format(settings, properties, log);
        }
        return ChildProcess.start(
                command(settings, "Kafka", "kafka.Kafka", jvm(settings), List.of(properties.toString()), log));
    }

    private static void format(KafkaSettings settings, Path properties, Path log) {
        List<String> arguments = List.of("format", "-t", settings.clusterId(), "-c", properties.toString());
        // Cassandra starts beside it and needs the cores; what runs once is not worth compiling well.
        List<String> jvm = new ArrayList<>(JvmStart.QUICK.jvm());
        jvm.add("-XX:+UseSerialGC");
        jvm.add("-Dlogback.configurationFile=" + settings.folder().resolve("logback.xml"));
        try (ChildProcess format = ChildProcess.start(
                command(settings, "Kafka's format tool", "kafka.tools.StorageTool", jvm, arguments, log))) {
            if (!format.awaitEnd(PATIENCE) || format.exitCode() != 0) {
                throw new EngineException(
                        "Kafka's folder could not be formatted:" + System.lineSeparator() + format.tail(),
                        "look at the room left on the disk that holds " + settings.folder() + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("Interrupted while Kafka's folder was being formatted.", "start again.", e);
        }
    }

    private static ChildCommand command(
            KafkaSettings settings, String name, String mainClass, List<String> jvm, List<String> arguments, Path log) {
        return new ChildCommand(
                name,
                mainClass,
                List.of(EngineJars.folder(settings.home(), "kafka") + "/*"),
                jvm,
                arguments,
                Map.of("MALLOC_ARENA_MAX", "2"),
                settings.folder(),
                settings.folder().resolve("log").resolve("kafka.out"),
                log);
    }

    private static List<String> jvm(KafkaSettings settings) {
        List<String> jvm = new ArrayList<>(settings.start().jvm());
        jvm.addAll(List.of(
                "-Xms128m",
                "-Xmx" + settings.heapMb() + "m",
                "-XX:MaxDirectMemorySize=128m",
                "-Xss256k",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=" + settings.folder().resolve("logback.xml")));
        return jvm;
    }

    private static String properties(KafkaSettings settings) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s

                # One broker: every internal topic has one copy.
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                # Fifty partitions each would cost start-up time and files; a single node needs few.
                offsets.topic.num.partitions=4
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.num.partitions=1

                # A topic is made by the code that owns it, with its partitions and its retention, or not at all.
                auto.create.topics.enable=false
                # Broker time orders the log; the domain's times are in the event.
                log.message.timestamp.type=LogAppendTime
                group.initial.rebalance.delay.ms=0
                # Streams asks for a session of about 6 s, so that a killed server is noticed soon.
                group.min.session.timeout.ms=3000
                log.segment.bytes=134217728
                # A broker killed and started again is let in once the controller has forgotten the one before: 9 s at
                # the default.
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=800
                num.network.threads=2
                num.io.threads=4
                num.recovery.threads.per.data.dir=2
                """.formatted(
                settings.port(), settings.controllerPort(), settings.folder().resolve("log-dir"));
    }

    void awaitReady() {
        process.awaitReady(() -> EngineProbe.answersKafka(settings.address()), PATIENCE);
    }

    /** {@code host:port}, as clients ask for it in {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    /** What starts this broker again on its data. */
    public KafkaSettings settings() {
        return settings;
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
