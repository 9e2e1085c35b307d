package fr.creneau.cli.admin;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import fr.creneau.cli.Main;
import fr.creneau.core.recipient.ViewPolicy;
import fr.creneau.core.round.TellingRules;
import fr.creneau.engines.EngineSession;
import fr.creneau.events.EventCodec;
import fr.creneau.server.Server;
import fr.creneau.server.ServerConfig;
import fr.creneau.server.ServerConfig.ClockConfig;
import fr.creneau.server.ServerConfig.OutboxConfig;
import fr.creneau.server.http.HttpConfig;
import fr.creneau.store.StoreConfig;
import fr.creneau.streams.EventLog;
import fr.creneau.streams.LogConfig;
import fr.creneau.streams.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One server on real engines, and the command line that looks after it. It is a Monday of March, nine o'clock UTC. */
final class AdminRig implements AutoCloseable {
    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EngineSession engines = EngineSession.shared();
    private final String keyspace = engines.keyspace(AdminRig.class);
    private final String prefix = engines.topicPrefix(AdminRig.class);
    private final Path folder;
    private final Instant started = Instant.now();
    private final CqlSession cql;
    private @Nullable Server server;

    AdminRig(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        startServer();
        this.cql = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(engines.cassandraHost(), engines.cassandraPort()))
                .withLocalDatacenter("datacenter1")
                .withKeyspace(keyspace)
                .build();
    }

    void startServer() throws IOException, InterruptedException {
        server = Server.start(new ServerConfig(
                new HttpConfig("127.0.0.1", 0, Set.of(), false, null, null),
                StoreConfig.oneNode(new InetSocketAddress(engines.cassandraHost(), engines.cassandraPort()), keyspace),
                log("server-1"),
                folder,
                new ClockConfig(new ClockConfig.Simulated(() -> Optional.of(started), NINE, 1)),
                null,
                null,
                folder.resolve("pages"),
                folder.resolve("town"),
                ZoneId.of("Europe/Monaco"),
                Duration.ofDays(7),
                true,
                TellingRules.usual(),
                ViewPolicy.DEFAULT,
                new OutboxConfig("http://localhost", false, null, false, null, null)));
    }

    void stopServer() {
        Server running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    /** Appends an event by another way than the doors. */
    void append(Topic topic, String key, SpecificRecordBase event) {
        try (EventLog log = new EventLog(log("rig"), new EventCodec())) {
            log.append(topic, key, event).join();
        }
    }

    private LogConfig log(String serverId) {
        return new LogConfig(engines.kafka(), prefix, 2, (short) 1, serverId);
    }

    /** What a command answered: its exit code, and what it wrote to standard output and to standard error. */
    record Said(int code, String out, String err) {
        /** The secret that a command gave away. */
        String secret() {
            return out.strip();
        }
    }

    /** {@code ./creneau admin} with these words, on this rig's engines. */
    Said admin(String... words) {
        List<String> all = new ArrayList<>(List.of("admin"));
        all.addAll(List.of(words));
        all.add("--cassandra=" + engines.cassandra());
        all.add("--kafka=" + engines.kafka());
        all.add("--keyspace=" + keyspace);
        all.add("--topic-prefix=" + prefix);
        return creneau(all.toArray(String[]::new));
    }

    static Said creneau(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Said(line.execute(words), out.toString(), err.toString());
    }

    private URI uri(String path) {
        Server running = server;
        if (running == null) {
            throw new IllegalStateException("the server does not run");
        }
        return URI.create("http://127.0.0.1:" + running.port() + path);
    }

    HttpResponse<String> get(String path, String cookie) {
        return send(HttpRequest.newBuilder(uri(path)).header("Cookie", cookie));
    }

    HttpResponse<String> post(String path, String key, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Logs in; the cookie. */
    String logIn(String name, String password) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/staff/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password))));
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow(() -> new AssertionError(answer.body()));
        return set.substring(0, set.indexOf(';'));
    }

    /** Reads a live page until the server ends it. */
    Thread follow(String path, String cookie) throws IOException, InterruptedException {
        HttpResponse<InputStream> live = HTTP.send(
                HttpRequest.newBuilder(uri(path)).header("Cookie", cookie).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        if (live.statusCode() != 200) {
            throw new AssertionError("%s answered %d".formatted(path, live.statusCode()));
        }
        Thread reading = new Thread(() -> readToEnd(live.body()), "follow");
        reading.setDaemon(true);
        reading.start();
        return reading;
    }

    private static void readToEnd(InputStream body) {
        try (body) {
            body.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every row of the table, in an order of its own. */
    Set<String> rows(String table) {
        Set<String> rows = new TreeSet<>();
        for (Row row : cql.execute("SELECT * FROM " + table)) {
            rows.add(row.getFormattedContents());
        }
        return rows;
    }

    void truncate(String table) {
        cql.execute(SimpleStatement.newInstance("TRUNCATE " + table).setTimeout(Duration.ofSeconds(30)));
    }

    /** Asks until the condition holds; a minute at most. */
    static void eventually(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("did not come true within a minute");
    }

    @Override
    public void close() {
        stopServer();
        cql.close();
    }
}
