package fr.creneau.cli.up;

import fr.creneau.engines.ChildCommand;
import fr.creneau.engines.ChildProcess;
import fr.creneau.engines.LoopbackPorts;
import fr.creneau.engines.ProcessSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the supervisor starts the server and knows that it serves. */
final class ServerProcess {
    private static final String MAIN_CLASS = "fr.creneau.server.ServerMain";
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private ServerProcess() {}

    static ProcessSpec spec(StackOptions options, String cassandra, String kafka) {
        LoopbackPorts.requireFree("127.0.0.1", options.port, "The server", "--port PORT");
        String url = (servesTls() ? "https" : "http") + "://127.0.0.1:" + options.port;
        return new ProcessSpec(
                "Server",
                url,
                () -> ChildProcess.start(command(options, cassandra, kafka)),
                () -> ServerProbe.isReady(url),
                PATIENCE);
    }

    /** The server reads the same variable of its environment. */
    private static boolean servesTls() {
        return System.getenv("CRENEAU_KEYSTORE") != null;
    }

    private static ChildCommand command(StackOptions options, String cassandra, String kafka) {
        Path data = options.dataFolder();
        Path log = data.resolve("log").resolve("server.log");
        List<String> jvm = new ArrayList<>(options.start().jvm());
        jvm.addAll(List.of(
                "-Xmx" + options.serverHeapMb + "m",
                // Kafka's buffers of a megabyte would each count as huge, and start a marking of the heap.
                "-XX:G1HeapRegionSize=8m",
                // Most of the heap are the day's rounds, which live: marking it at 45 % would never end.
                "-XX:InitiatingHeapOccupancyPercent=70",
                "-XX:-G1UseAdaptiveIHOP",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dcreneau.home=" + System.getProperty("creneau.home", ".")));
        return new ChildCommand(
                "Server",
                MAIN_CLASS,
                List.of(System.getProperty("java.class.path")),
                jvm,
                words(options, cassandra, kafka, data),
                Map.of("MALLOC_ARENA_MAX", "2"),
                data,
                log,
                log);
    }

    private static List<String> words(StackOptions options, String cassandra, String kafka, Path data) {
        List<String> words = new ArrayList<>(List.of(
                "--port=" + options.port,
                "--cassandra=" + cassandra,
                "--datacenter=" + options.datacenter,
                "--kafka=" + kafka,
                "--data=" + data));
        words.addAll(options.serverWords());
        return words;
    }
}
