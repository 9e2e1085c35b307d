package fr.creneau.cli.up;

import fr.creneau.engines.ChildCommand;
import fr.creneau.engines.ChildProcess;
import fr.creneau.engines.LoopbackPorts;
import fr.creneau.engines.ProcessSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the supervisor starts the server and knows that it serves. */
final class ServerProcess {
    private static final String MAIN_CLASS = "fr.creneau.server.ServerMain";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private ServerProcess() {}

    static ProcessSpec spec(StackOptions options, String cassandra, String kafka) {
        LoopbackPorts.requireFree("127.0.0.1", options.port, "The server", "--port PORT");
        String url = "http://127.0.0.1:" + options.port;
        return new ProcessSpec(
                "Server",
                url,
                () -> ChildProcess.start(command(options, cassandra, kafka)),
                () -> isReady(url),
                PATIENCE);
    }

    private static ChildCommand command(StackOptions options, String cassandra, String kafka) {
        Path data = options.dataFolder();
        Path log = data.resolve("log").resolve("server.log");
        return new ChildCommand(
                "Server",
                MAIN_CLASS,
                List.of(System.getProperty("java.class.path")),
                List.of(
                        "-Xmx" + options.serverHeapMb + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dcreneau.home=" + System.getProperty("creneau.home", ".")),
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

    /** Whether the server says that it and what it needs are ready. */
    static boolean isReady(String url) {
        HttpRequest question = HttpRequest.newBuilder(URI.create(url + "/health/ready"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return HTTP.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
