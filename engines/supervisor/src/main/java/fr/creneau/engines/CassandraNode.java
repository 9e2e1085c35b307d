package fr.creneau.engines;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running Cassandra node. Thread-safe. */
public final class CassandraNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final CassandraSettings settings;
    private final ChildProcess process;

    private CassandraNode(CassandraSettings settings, ChildProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /** Starts a node and waits until it answers CQL. */
    public static CassandraNode start(CassandraSettings settings) {
        CassandraNode node = new CassandraNode(settings, launch(settings));
        node.awaitReady();
        return node;
    }

    /** Starts a node and returns at once; {@link #awaitReady} waits for it. */
    static CassandraNode startSoon(CassandraSettings settings) {
        return new CassandraNode(settings, launch(settings));
    }

    /** What a supervisor needs to keep a node running. */
    public static ProcessSpec spec(CassandraSettings settings) {
        return new ProcessSpec(
                "Cassandra",
                settings.address() + ":" + settings.cqlPort(),
                () -> launch(settings),
                () -> EngineProbe.answersCql(settings.contactPoint()),
                PATIENCE);
    }

    private static ChildProcess launch(CassandraSettings settings) {
        LoopbackPorts.requireFree(settings.address(), settings.cqlPort(), "Cassandra", "--cassandra-port PORT");
        EngineFiles.write(settings.folder().resolve("cassandra.yaml"), CassandraYaml.of(settings));
        Path log = EngineFiles.writeLogback(settings.folder(), "cassandra");
        ChildCommand command = new ChildCommand(
                "Cassandra",
                "org.apache.cassandra.service.CassandraDaemon",
                List.of(EngineJars.folder(settings.home(), "cassandra") + "/*"),
                jvm(settings),
                List.of(),
                // glibc keeps an arena per thread: two are enough and save some 100 MB
                Map.of("MALLOC_ARENA_MAX", "2"),
                settings.folder(),
                settings.folder().resolve("log").resolve("cassandra.out"),
                log);
        return ChildProcess.start(command);
    }

    void awaitReady() {
        process.awaitReady(() -> EngineProbe.answersCql(settings.contactPoint()), PATIENCE);
    }

    private static List<String> jvm(CassandraSettings settings) {
        Path folder = settings.folder();
        List<String> jvm = new ArrayList<>(settings.start().jvm());
        jvm.addAll(List.of(
                "-Xms" + settings.heapMb() + "m",
                "-Xmx" + settings.heapMb() + "m",
                "-XX:MaxDirectMemorySize=256m",
                "-Xss256k",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                "-Dcassandra.config=" + folder.resolve("cassandra.yaml").toUri(),
                "-Dcassandra.storagedir=" + folder,
                "-Dcassandra-foreground=yes",
                "-Dcassandra.jmx.local.port=" + settings.jmxPort(),
                "-Dcassandra.ring_delay_ms=" + settings.ringDelayMs(),
                "-Djdk.attach.allowAttachSelf=true",
                "-Djava.io.tmpdir=" + EngineFiles.folder(folder.resolve("tmp"))));
        if (settings.throwaway()) {
            // A schema change is in the commit log anyway; flushing each costs tests most of their time.
            jvm.add("-Dcassandra.test.flush_local_schema_changes=false");
        }
        if (settings.ringDelayMs() == 0) {
            jvm.add("-Dcassandra.skip_wait_for_gossip_to_settle=0");
        }
        for (String export : List.of(
                "java.base/jdk.internal.misc",
                "java.base/jdk.internal.ref",
                "java.base/sun.nio.ch",
                "java.base/java.lang.ref",
                "java.management.rmi/com.sun.jmx.remote.internal.rmi",
                "java.rmi/sun.rmi.registry",
                "java.rmi/sun.rmi.server",
                "java.sql/java.sql",
                "jdk.unsupported/sun.misc")) {
            jvm.add("--add-exports=" + export + "=ALL-UNNAMED");
        }
        for (String open : List.of(
                "java.lang",
                "java.lang.module",
                "java.lang.reflect",
                "java.io",
                "java.math",
                "java.net",
                "java.nio",
                "java.util",
                "java.util.concurrent",
                "java.util.concurrent.atomic",
                "jdk.internal.loader",
                "jdk.internal.ref",
                "jdk.internal.reflect",
                "jdk.internal.math",
                "jdk.internal.module",
                "jdk.internal.util.jar",
                "sun.nio.ch")) {
            jvm.add("--add-opens=java.base/" + open + "=ALL-UNNAMED");
        }
        jvm.add("--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");
        return jvm;
    }

    /** Where a client connects. */
    public InetSocketAddress contactPoint() {
        return settings.contactPoint();
    }

    /** The same as {@code host:port}. */
    public String address() {
        return settings.address() + ":" + settings.cqlPort();
    }

    /** As drivers ask for it. */
    public static String localDatacenter() {
        return "datacenter1";
    }

    /** What starts this node again on its data. */
    public CassandraSettings settings() {
        return settings;
    }

    public ChildProcess process() {
        return process;
    }

    /** Flushes and ends the node. */
    @Override
    public void close() {
        process.close();
    }
}
