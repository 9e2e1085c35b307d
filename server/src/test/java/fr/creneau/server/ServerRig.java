package fr.creneau.server;

import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.core.recipient.ViewPolicy;
import fr.creneau.core.round.TellingRules;
import fr.creneau.engines.EngineSession;
import fr.creneau.events.EventCodec;
import fr.creneau.server.ServerConfig.ClockConfig;
import fr.creneau.server.ServerConfig.OutboxConfig;
import fr.creneau.server.http.HttpConfig;
import fr.creneau.server.http.Json;
import fr.creneau.server.security.Caller;
import fr.creneau.server.security.Registrar;
import fr.creneau.store.Store;
import fr.creneau.store.StoreConfig;
import fr.creneau.streams.EventLog;
import fr.creneau.streams.LogConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Real servers on real engines for one test class, with keys and staff; the day is a Monday of March, nine o'clock UTC. */
public final class ServerRig implements AutoCloseable {
    /** What the domain's clock shows when the rig starts. It runs as fast as the machine's. */
    public static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EngineSession engines = EngineSession.shared();
    private final Class<?> testClass;
    private final Path folder;
    private final Instant started = Instant.now();
    private final List<Server> servers = new ArrayList<>();
    private final Store store;
    private final Registrar registrar;
    private final EventCodec codec = new EventCodec();
    private final EventLog log;

    /** Starts one server. */
    public ServerRig(Class<?> testClass) throws IOException, InterruptedException {
        this.testClass = testClass;
        this.folder = Files.createTempDirectory("creneau-rig-");
        add();
        this.store = Store.open(storeConfig());
        this.registrar = new Registrar(store, Clock.systemUTC());
        this.log = new EventLog(logConfig("rig"), codec);
    }

    /** Starts one more server on the same engines. */
    public Server add() throws IOException, InterruptedException {
        Server server = start(servers.size());
        servers.add(server);
        return server;
    }

    /** Starts the first server again, under the name that it had. */
    public void restartFirst() throws IOException, InterruptedException {
        servers.set(0, start(0));
    }

    private Server start(int number) throws IOException, InterruptedException {
        return Server.start(new ServerConfig(
                new HttpConfig("127.0.0.1", 0, Set.of("https://shop.example"), false, null, null),
                storeConfig(),
                logConfig("server-" + number),
                folder.resolve("server-" + number),
                new ClockConfig(new ClockConfig.Simulated(() -> Optional.of(started), NINE, 1)),
                null,
                null,
                folder.resolve("pages"),
                folder.resolve("town"),
                ZoneId.of("Europe/Monaco"),
                Duration.ofDays(7),
                number == 0,
                TellingRules.usual(),
                ViewPolicy.DEFAULT,
                new OutboxConfig("http://localhost", true, null, false, null, null)));
    }

    private StoreConfig storeConfig() {
        return StoreConfig.oneNode(
                new InetSocketAddress(engines.cassandraHost(), engines.cassandraPort()), engines.keyspace(testClass));
    }

    private LogConfig logConfig(String serverId) {
        return new LogConfig(engines.kafka(), engines.topicPrefix(testClass), 2, (short) 1, serverId);
    }

    public Store store() {
        return store;
    }

    public Registrar registrar() {
        return registrar;
    }

    public EventCodec codec() {
        return codec;
    }

    /** A log of the rig's own, for effects that a test decides itself. */
    public EventLog log() {
        return log;
    }

    /** The folder of the map; empty at first. */
    public Path town() {
        return folder.resolve("town");
    }

    public String key(Caller.Kind kind, String owner, String... scope) {
        return registrar.createKey(kind, owner, Set.of(scope));
    }

    public URI uri(String path) {
        return uri(0, path);
    }

    /** The path on the server of that number, from 0. */
    public URI uri(int server, String path) {
        return URI.create("http://127.0.0.1:" + servers.get(server).port() + path);
    }

    public Server server(int number) {
        return servers.get(number);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(uri(path)).GET(), headers);
    }

    public HttpResponse<String> post(String path, String key, String type, String body) {
        return send(
                HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)),
                "Authorization",
                "Bearer " + key,
                "Content-Type",
                type);
    }

    static HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer =
                    HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            Contract.check(answer);
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Asks until the condition holds; a minute at most. */
    public static void eventually(Supplier<Boolean> condition) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (condition.get()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("did not come true within a minute");
    }

    /** Stops a server, as if it were taken out of service. */
    public void stop(int server) {
        servers.get(server).close();
    }

    @Override
    public void close() {
        servers.forEach(Server::close);
        log.close();
        store.close();
    }
}
