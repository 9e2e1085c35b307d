package fr.creneau.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundStatus;
import fr.creneau.events.avro.StopKind;
import fr.creneau.events.avro.StopState;
import fr.creneau.events.avro.StopStatus;
import fr.creneau.server.ServerConfig.OutboxConfig;
import fr.creneau.server.http.HttpConfig;
import fr.creneau.server.security.Caller;
import fr.creneau.streams.Received;
import fr.creneau.streams.Topic;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one client does badly, others do not feel. Each test comes from addresses of its own. */
@Timeout(120)
class GuardedDoorsTest {
    private static final String PASSWORD = "a long password";
    private static final String FROM = "X-Forwarded-For";
    private static final String NO_LINK = "/api/t/AAAAAAAAAAAAAAAAAAAAAA";

    /** More than an address may fail at once, and fewer than twice that. */
    private static final int MANY = 100;

    private static DoorRig rig;
    private static String cookie;

    @BeforeAll
    static void start() {
        rig = new DoorRig();
        rig.registrar().saveStaff("gerda", PASSWORD, Set.of("dispatcher"));
        String set =
                rig.logIn("gerda", PASSWORD).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).contains("Secure", "HttpOnly");
        cookie = set.substring(0, set.indexOf(';'));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void whoHasAKeyALinkOrAPasswordIsNotRefusedForTheGuessesOfOthersAtTheSameAddress() {
        String address = "198.51.100.1";
        String key = rig.registrar().createKey(Caller.Kind.DEVICE, "phone-9", Set.of("V9"));
        String link = "/api/t/" + rig.link(Instant.now().plusSeconds(600));
        for (int i = 0; i < MANY / 2; i++) {
            rig.get(NO_LINK, FROM, address);
            rig.get(DoorRig.KEY_DOOR, FROM, address, "Authorization", "Bearer wrong-" + i);
        }

        HttpResponse<String> guess = rig.get(NO_LINK, FROM, address);
        assertThat(guess.statusCode()).isEqualTo(429);
        assertThat(guess.headers().firstValue("Retry-After")).isPresent();
        assertThat(rig.get(DoorRig.KEY_DOOR, FROM, address, "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(429);

        assertThat(rig.get(DoorRig.KEY_DOOR, FROM, address, "Authorization", "Bearer " + key)
                        .statusCode())
                .isEqualTo(204);
        assertThat(rig.get(link, FROM, address).statusCode()).isEqualTo(200);
        assertThat(rig.get("/api/staff/session", FROM, address, "Cookie", cookie)
                        .statusCode())
                .isEqualTo(200);
        assertThat(rig.logIn("gerda", PASSWORD, FROM, address).statusCode()).isEqualTo(200);
    }

    @Test
    void theProxysLineCountsAndNotTheOneThatAClientPutBeforeIt() {
        List<Integer> answers = IntStream.range(0, MANY)
                .mapToObj(i -> rig.get(NO_LINK, FROM, "203.0.113." + i, FROM, "10.0.0.1, 198.51.100.2"))
                .map(HttpResponse::statusCode)
                .toList();
        assertThat(answers).contains(404, 429);
        assertThat(rig.get(NO_LINK, FROM, "198.51.100.2").statusCode()).isEqualTo(429);
        assertThat(rig.get(NO_LINK, FROM, "203.0.113.1").statusCode()).isEqualTo(404);
    }

    @Test
    void passwordsTriedSideBySideAreCountedBeforeTheyAreJudged() {
        rig.registrar().saveStaff("petra", PASSWORD, Set.of("dispatcher"));
        List<CompletableFuture<HttpResponse<String>>> attempts = IntStream.range(0, 60)
                .mapToObj(i -> rig.beginLogIn("petra", "guess number " + i))
                .toList();
        List<Integer> answers =
                attempts.stream().map(a -> a.join().statusCode()).toList();
        assertThat(answers).contains(401).isSubsetOf(401, 429, 503);
        // One comes back every twenty seconds.
        assertThat(answers.stream().filter(status -> status == 401)).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void aRightPasswordIsNotCounted() {
        rig.registrar().saveStaff("rita", PASSWORD, Set.of("dispatcher"));
        assertThat(IntStream.range(0, 8)
                        .mapToObj(i -> rig.logIn("rita", PASSWORD).statusCode()))
                .containsOnly(200);
    }

    @Test
    void bodiesThatTrickleInHoldFewThreadsAndWhoLogsInIsToldToComeBack() throws Exception {
        rig.registrar().saveStaff("sina", PASSWORD, Set.of("dispatcher"));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 130; i++) {
                slow.add(slowBody());
            }
            ServerRig.eventually(() -> rig.logIn("sina", PASSWORD).statusCode() == 503);
            assertThat(rig.logIn("sina", PASSWORD).headers().firstValue("Retry-After"))
                    .isPresent();
            assertThat(rig.get("/api/staff/session", "Cookie", cookie).statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        ServerRig.eventually(() -> rig.logIn("sina", PASSWORD).statusCode() == 200);
    }

    private static Socket slowBody() throws IOException {
        Socket socket = new Socket("127.0.0.1", rig.port());
        socket.getOutputStream()
                .write(
                        "POST /api/staff/session HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 60\r\n\r\n{"
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json; charset=nope | {\"name\":\"nobody\",\"password\":\"wrong\"} | 401",
                "application/json; charset=nope | {\"name\": | 400",
                "application/json | [] | 400",
                "text/plain | {} | 415"
            })
    void aLogInThatIsNoneIsTheClientsFault(String type, String body, int status) {
        assertThat(rig.send(HttpRequest.newBuilder(rig.uri("/api/staff/session"))
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void aLogInOfManyBytesIsNotReadToItsEnd() {
        assertThat(rig.logIn("gerda", "x".repeat(5_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void aSiteThatBrowsersReachByHttpsSaysSoAlthoughAProxySpeaksIt() {
        assertThat(rig.get(NO_LINK, FROM, "198.51.100.3").headers().firstValue("Strict-Transport-Security"))
                .isPresent();
        HttpConfig plain = http(null);
        assertThat(Server.isSecure(plain, outbox("https://parcels.example"))).isTrue();
        assertThat(Server.isSecure(plain, outbox("http://localhost:8080"))).isFalse();
        assertThat(Server.isSecure(http(Path.of("key.p12")), outbox("http://localhost:8080")))
                .isTrue();
    }

    private static HttpConfig http(@Nullable Path keystore) {
        return new HttpConfig("127.0.0.1", 0, Set.of(), false, keystore, null);
    }

    private static OutboxConfig outbox(String baseUrl) {
        return new OutboxConfig(baseUrl, false, null, false, null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31", "2200-01-01", "+999999999-12-31", "-999999999-01-01", "2026-02-30"})
    void aDayOutOfReachIsNamed(String date) {
        HttpResponse<String> answer = rig.get("/api/ops/depots/D1/" + date + "/rounds", "Cookie", cookie);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"date\"", "2000-01-01 to 2199-12-31");
    }

    @Test
    void aSearchThatFitsManyParcelsReadsTwenty() {
        rig.live().handle(List.of(received(round(50))));
        assertThat(rig.live().findParcels("MANY", 20)).hasSize(20);
        HttpResponse<String> found = rig.get("/api/ops/parcels?q=many", "Cookie", cookie);
        assertThat(ServerRig.json(found)).hasSize(20);
    }

    private static Received received(RoundChanged round) {
        return new Received(Topic.EFFECTS, 0, 0, 0, round.getRoundId(), round, new byte[0]);
    }

    private static RoundChanged round(int parcels) {
        return RoundChanged.newBuilder()
                .setRoundId("R-MANY")
                .setRevision(1)
                .setAtMs(0)
                .setPlanVersion(1)
                .setDepotId("D1")
                .setServiceDate("2026-03-02")
                .setTimeZone("Europe/Monaco")
                .setDriver("driver-1")
                .setStatus(RoundStatus.PLANNED)
                .setLatenessS(0)
                .setStopsDone(0)
                .setStops(List.of(StopState.newBuilder()
                        .setStopId("S1")
                        .setLat(43.7)
                        .setLon(7.4)
                        .setKind(StopKind.HOUSE)
                        .setPlannedArrivalMs(0)
                        .setServiceS(60)
                        .setStatus(StopStatus.PENDING)
                        .setExpectedRank(0)
                        .setParcels(IntStream.range(0, parcels)
                                .mapToObj(i -> "MANY-" + i)
                                .toList())
                        .build()))
                .build();
    }

    @Test
    void oneLinkOpensTwentyStreamsAndAnotherStillOpensItsOwn() throws Exception {
        String link = "/api/t/" + rig.link(Instant.now().plusSeconds(600));
        List<Sse> open = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                open.add(new Sse(rig.uri(link + "/live"), null));
            }
            HttpResponse<String> refused = rig.get(link + "/live");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(rig.get(link).statusCode()).isEqualTo(200);
            open.add(new Sse(rig.uri("/api/t/" + rig.link(Instant.now().plusSeconds(600)) + "/live"), null));
        } finally {
            open.forEach(Sse::close);
        }
    }

    @Test
    void aStreamEndsWhenItsLinkExpires() throws Exception {
        String link = "/api/t/" + rig.link(Instant.now().plus(Duration.ofSeconds(3)));
        try (Sse stream = new Sse(rig.uri(link + "/live"), null)) {
            assertThat(stream.next().path("parcel_id").asText()).isEqualTo("PARCEL-1");
            assertThatThrownBy(() -> readOn(stream)).hasMessage("the stream has ended");
        }
        assertThat(rig.get(link, FROM, "198.51.100.4").statusCode()).isEqualTo(404);
    }

    private static void readOn(Sse stream) throws IOException {
        while (true) {
            stream.next();
        }
    }
}
