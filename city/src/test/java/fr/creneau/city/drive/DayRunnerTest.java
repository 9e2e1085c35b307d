package fr.creneau.city.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.creneau.city.Monaco;
import fr.creneau.city.day.DayMessage;
import fr.creneau.city.day.DeliveryDay;
import fr.creneau.core.time.DomainClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The runner against an HTTP server that is away now and then; every message must get through once it is back. */
class DayRunnerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DeliveryDay DAY = DeliveryDay.plan(Monaco.town(), LocalDate.of(2026, 3, 3), 2, 5);
    private static final int FIX_EVERY_SECONDS = 300;
    private static final List<DayMessage> MESSAGES = DAY.messages(FIX_EVERY_SECONDS);

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<String> keysSeen = Collections.synchronizedList(new ArrayList<>());
    private final List<Instant> aheadOfClock = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private HttpServer server = newServer();
    private DomainClock clock = DomainClock.realTime(Clock.systemUTC());
    private int requests;

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Every fifth request finds the log away. */
    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean away;
        synchronized (this) {
            away = ++requests % 5 == 0;
        }
        if (!away) {
            String path = exchange.getRequestURI().getPath();
            keysSeen.add(
                    path.startsWith("/osmand/")
                            ? "path " + path.substring("/osmand/".length())
                            : String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (path.startsWith("/osmand/")) {
                lines.add("osmand " + exchange.getRequestURI().getQuery());
            } else {
                for (String line : body.split("\n")) {
                    lines.add(path + " " + line);
                    noteTime(MAPPER.readTree(line));
                }
            }
        }
        byte[] answer = "{\"accepted\":1,\"refused\":0,\"notices\":[]}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(away ? 503 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void noteTime(JsonNode message) {
        if (message.has("at") && Instant.parse(message.get("at").asText()).isAfter(clock.instant())) {
            aheadOfClock.add(Instant.parse(message.get("at").asText()));
        }
    }

    private RunCounts run(Instant domainStart, double speed) throws InterruptedException {
        clock = DomainClock.of(Clock.systemUTC(), Instant.now(), domainStart, speed);
        DoorKeys keys = new DoorKeys(device -> "key-of-" + device, "shipper-key", "planner-key");
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new DayRunner(DAY, clock, base, keys).run(FIX_EVERY_SECONDS, counts -> {});
    }

    @Test
    void anOverdueDayIsCaughtUpAndEveryMessageGetsThroughDespiteA503NowAndThen() throws InterruptedException {
        RunCounts counts = run(DAY.lastReturn().plus(Duration.ofHours(1)), 1);
        assertThat(counts.sent()).isEqualTo(MESSAGES.size());
        assertThat(counts.refused()).isZero();
        assertThat(counts.retries()).isPositive();
        assertThat(lines).hasSize(MESSAGES.size());
        assertThat(counts.problems()).isEmpty();

        Set<String> ids = new HashSet<>();
        for (String line : lines) {
            if (!line.startsWith("osmand ")) {
                ids.add(jsonOf(line).path("event_id").asText());
            }
        }
        assertThat(ids)
                .containsAll(MESSAGES.stream()
                        .filter(message ->
                                !message.sender().equals(DAY.rounds().get(0).vanId()))
                        .map(DayMessage::eventId)
                        .collect(Collectors.toSet()));
        checkPlan();
    }

    /** A plan has the form that the door asks for. */
    private void checkPlan() {
        JsonNode plan = lines.stream()
                .filter(line -> line.startsWith("/api/v1/rounds"))
                .map(DayRunnerTest::jsonOf)
                .findFirst()
                .orElseThrow();
        assertThat(plan.path("round_id").asText()).startsWith("2026-03-03-R");
        assertThat(plan.path("depot_id").asText()).isEqualTo("DEP-MONACO");
        assertThat(plan.path("time_zone").asText()).isEqualTo("Europe/Monaco");
        assertThat(plan.path("vans").get(0).path("van_id").asText()).startsWith("VAN-");
        assertThat(plan.path("circuit").asText()).hasSizeGreaterThan(200);
        JsonNode stop = plan.path("stops").get(0);
        assertThat(stop.path("kind").asText()).isIn("house", "flat", "business", "pickup_point");
        assertThat(Instant.parse(stop.path("planned_arrival").asText()))
                .isAfter(Instant.parse(plan.path("departure").asText()));
        assertThat(stop.path("parcels")).isNotEmpty();
    }

    private static JsonNode jsonOf(String line) {
        try {
            return MAPPER.readTree(line.substring(line.indexOf(' ') + 1));
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    @Test
    void aFastDayTellsNothingBeforeItsTimeAndKeepsEachSendersOrder() throws InterruptedException {
        RunCounts counts = run(DAY.firstDeparture().minus(Duration.ofMinutes(30)), 9_000);
        assertThat(counts.refused()).isZero();
        assertThat(aheadOfClock).isEmpty();
        assertThat(keysSeen)
                .contains("Bearer shipper-key", "Bearer planner-key", "Bearer key-of-VAN-2", "Bearer key-of-HH-1")
                .contains("path key-of-VAN-1")
                .doesNotContain("Bearer key-of-VAN-1");

        List<String> sent = lines.stream()
                .filter(line -> line.startsWith("/api/v1/positions"))
                .map(line -> jsonOf(line).path("event_id").asText())
                .toList();
        assertThat(sent)
                .containsExactlyElementsOf(MESSAGES.stream()
                        .filter(message -> message.sender().equals("VAN-2"))
                        .map(DayMessage::eventId)
                        .toList());
    }
}
