package fr.creneau.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.creneau.core.match.StreetNet;
import fr.creneau.core.match.StreetNetFile;
import fr.creneau.core.parcel.number.ParcelNumbers;
import fr.creneau.server.security.Caller;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** One round of six stops through every door: from the plan to the recipient's page, on two servers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class DayOfDeliveryTest {
    private static final String JSON = "application/json";
    private static final Instant LEFT = ServerRig.NINE.minusSeconds(600);
    private static final int STOPS = 6;
    private static final int MINE = 3;

    private static ServerRig rig;
    private static String gateway;
    private static String cookie;
    private static String link = "";
    private static String lastEventId = "";

    @BeforeAll
    static void start() throws Exception {
        rig = new ServerRig(DayOfDeliveryTest.class);
        rig.add();
        gateway = rig.key(Caller.Kind.DEVICE, "gateway", "*");
        rig.registrar().saveStaff("dora", "a long password", Set.of("dispatcher"));
        HttpResponse<String> in = ServerRig.send(
                HttpRequest.newBuilder(rig.uri("/api/staff/session"))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"name\":\"dora\",\"password\":\"a long password\"}")),
                "Content-Type",
                JSON);
        String set = in.headers().firstValue("Set-Cookie").orElseThrow();
        cookie = set.substring(0, set.indexOf(';'));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    @Order(1)
    void the_round_leaves_and_my_recipient_is_told_a_window_with_a_link() throws Exception {
        String shipper = rig.key(Caller.Kind.SHIPPER, "shop", "*");
        String planner = rig.key(Caller.Kind.PLANNER, "tms", "D1");
        accepted(rig.post("/api/v1/parcels", shipper, "application/x-ndjson", announcements()));
        accepted(rig.post("/api/v1/rounds", planner, JSON, plan()));
        accepted(rig.post(
                "/api/v1/scans", gateway, JSON, scan(MINE, "hub_arrival", ServerRig.NINE.minusSeconds(20_000))));
        accepted(rig.post("/api/v1/scans", gateway, JSON, scan(MINE, "loaded", LEFT.minusSeconds(900))));
        drive();
        AtomicReference<JsonNode> message = new AtomicReference<>(MissingNode.getInstance());
        ServerRig.eventually(() -> {
            JsonNode messages = staff("/api/ops/outbox?date=2026-03-02").path("messages");
            for (JsonNode m : messages) {
                if (m.path("parcel_id").asText().equals(parcel(MINE))) {
                    message.set(m);
                }
            }
            return !requireNonNull(message.get()).isMissingNode();
        });
        link = requireNonNull(message.get()).path("link").asText();
        assertThat(requireNonNull(message.get()).path("text").asText()).contains(link);
        JsonNode view = view(0);
        assertThat(view.path("parcel_id").asText()).isEqualTo(parcel(MINE));
        assertThat(view.path("state").asText()).isIn("on_round", "near");
        assertThat(view.path("window").isObject()).isTrue();
        assertThat(view.path("language").asText()).isEqualTo("en");
        assertThat(view.at("/timeline/0/step").asText()).isEqualTo("announced");
        assertThat(view.toString())
                .doesNotContain(parcel(0), parcel(1), parcel(2), "STOP-0", "STOP-1", "Recipient 1", "R1");
    }

    @Test
    @Order(2)
    void the_page_hears_of_a_stop_that_is_done_and_the_other_server_says_the_same() throws Exception {
        int before = view(0).path("stops_before").asInt(-1);
        assertThat(before).isPositive();
        try (Sse mine = new Sse(rig.uri(0, "/api" + path() + "/live"), null)) {
            assertThat(mine.next().path("parcel_id").asText()).isEqualTo(parcel(MINE));
            accepted(rig.post("/api/v1/scans", gateway, JSON, scan(0, "delivered", LEFT.plusSeconds(200))));
            JsonNode heard = mine.next();
            while (heard.path("stops_before").asInt() >= before) {
                heard = mine.next();
            }
            lastEventId = mine.lastId();
            assertThat(lastEventId).isEqualTo(heard.path("revision").asText());
        }
        ServerRig.eventually(() -> view(1).path("stops_before").asInt() == before - 1);
    }

    @Test
    @Order(3)
    void when_my_server_dies_the_stream_goes_on_from_another_without_going_back() throws Exception {
        rig.stop(0);
        rig.restartFirst();
        try (Sse mine = new Sse(rig.uri(1, "/api" + path() + "/live"), lastEventId)) {
            accepted(ServerRig.send(
                    HttpRequest.newBuilder(rig.uri(1, "/api/v1/scans"))
                            .POST(HttpRequest.BodyPublishers.ofString(scan(1, "delivered", LEFT.plusSeconds(320)))),
                    "Authorization",
                    "Bearer " + gateway,
                    "Content-Type",
                    JSON));
            JsonNode heard = mine.next();
            long known = Long.parseLong(lastEventId.split("\\.")[1]);
            assertThat(Long.parseLong(heard.path("revision").asText().split("\\.")[1]))
                    .isGreaterThanOrEqualTo(known);
            while (heard.path("stops_before").asInt() > 1) {
                heard = mine.next();
            }
        }
    }

    @Test
    @Order(4)
    void mine_is_delivered_and_the_dispatcher_reads_the_whole_story() throws Exception {
        accepted(rig.post("/api/v1/scans", gateway, JSON, scan(MINE, "delivered", LEFT.plusSeconds(560))));
        ServerRig.eventually(() -> view(0).path("state").asText().equals("delivered"));
        assertThat(view(0).at("/ended/received_by").asText()).isEqualTo("Mme D.");
        assertThat(view(0).at("/known/probability").asDouble()).isEqualTo(1);
        assertThat(view(0).at("/known/at").asText())
                .isEqualTo(LEFT.plusSeconds(560).toString());
        assertThat(view(0).path("van").isNull()).isTrue();
        JsonNode story = staff("/api/ops/parcels/" + parcel(MINE));
        assertThat(story.at("/recipient/name").asText()).isEqualTo("Recipient 3");
        assertThat(story.findValuesAsText("kind"))
                .contains("announced", "scan:hub_arrival", "scan:delivered", "window_told", "state:delivered");
        JsonNode board = staff("/api/ops/depots/D1/2026-03-02/rounds");
        assertThat(board.at("/rows/0/round_id").asText()).isEqualTo("R1");
        assertThat(board.at("/rows/0/stops_total").asInt()).isEqualTo(STOPS);
        assertThat(board.path("windows_told").asInt()).isPositive();
        assertThat(staff("/api/ops/rounds/R1").at("/stops").size()).isEqualTo(STOPS);
        assertThat(staff("/api/ops/rounds/R1/track").path("fixes").size()).isPositive();
        assertThat(staff("/api/ops/parcels?q=" + parcel(MINE)).at("/0/round_id").asText())
                .isEqualTo("R1");
        assertThat(staff("/api/ops/days").at("/0/depot_id").asText()).isEqualTo("D1");
    }

    @Test
    @Order(5)
    void an_absence_scanned_where_no_van_stood_is_flagged_on_the_board_as_it_happens() throws Exception {
        try (Sse board = new Sse(rig.uri(0, "/api/ops/depots/D1/2026-03-02/live"), null, cookie)) {
            accepted(rig.post("/api/v1/scans", gateway, JSON, scan(4, "absent", LEFT.plusSeconds(420))));
            standsAt(5, LEFT.plusSeconds(520));
            JsonNode heard = board.next();
            while (heard.path("attempts_disputed").asInt() == 0) {
                heard = board.next();
            }
            assertThat(heard.path("attempts_disputed").asInt()).isEqualTo(1);
        }
        ServerRig.eventually(() -> staff("/api/ops/depots/D1/2026-03-02/rounds")
                        .at("/rows/0/attempts_disputed")
                        .asInt()
                == 1);
        JsonNode stop = staff("/api/ops/rounds/R1").at("/stops/4");
        assertThat(stop.at("/disputed/0/parcel_id").asText()).isEqualTo(parcel(4));
        assertThat(stop.at("/disputed/0/because").asText()).isEqualTo("not_at_the_door");
        assertThat(staff("/api/ops/parcels/" + parcel(4)).toString()).contains("\"disputed\":\"not_at_the_door\"");
    }

    @Test
    @Order(6)
    void the_van_is_shown_on_its_street_though_its_device_says_twelve_metres_beside_it() throws Exception {
        double street = 7.42 + 12 / (111_195 * Math.cos(Math.toRadians(43.74)));
        Files.createDirectories(rig.town());
        try (OutputStream out = Files.newOutputStream(rig.town().resolve(StreetNetFile.NAME))) {
            StreetNetFile.write(
                    StreetNet.of(
                            new double[] {43.72, 43.75}, new double[] {street, street}, new int[] {0, 1}, new int[] {
                                1, 0
                            }),
                    out);
        }
        ServerRig.eventually(() -> rig.get("/metrics").body().contains("creneau_streets_arcs 2.0"));
        accepted(rig.post("/api/v1/positions", gateway, JSON, fix(580, 43.74)));
        accepted(rig.post("/api/v1/positions", gateway, JSON, fix(590, 43.7404)));
        ServerRig.eventually(() -> van().path("heading_deg").asInt(-1) == 0);
        assertThat(van().path("lon").asDouble()).isCloseTo(street, within(1e-7));
        assertThat(van().path("lat").asDouble()).isCloseTo(43.7404, within(1e-7));
        assertThat(van().path("radius_m").asInt()).isEqualTo(13);
        assertThat(rig.get("/metrics").body()).contains("creneau_streets_matched_total{on=\"street\"}");
        ServerRig.eventually(
                () -> !trailAt(43.74).isEmpty() && !trailAt(43.7404).isEmpty());
        assertThat(trailAt(43.74)).as("the trail is what was reported").containsExactly(7.42);
        assertThat(trailAt(43.7404)).as("the trail is what was reported").containsExactly(7.42);
    }

    /** The longitudes at which the trail has the van at this latitude. */
    private static List<Double> trailAt(double lat) {
        List<Double> longitudes = new ArrayList<>();
        for (JsonNode fix : staff("/api/ops/rounds/R1/track").path("fixes")) {
            if (fix.path("lat").asDouble() == lat) {
                longitudes.add(fix.path("lon").asDouble());
            }
        }
        return longitudes;
    }

    private static JsonNode van() {
        return staff("/api/ops/depots/D1/2026-03-02/rounds").at("/rows/0/van");
    }

    private static String fix(int secondsAfter, double lat) {
        return "{\"van_id\":\"V1\",\"at\":\"%s\",\"lat\":%s,\"lon\":7.42,\"speed_mps\":4,\"accuracy_m\":8}"
                .formatted(LEFT.plusSeconds(secondsAfter), lat);
    }

    @Test
    @Order(7)
    void another_shipper_does_not_get_my_parcel_nor_another_depot_my_round() throws Exception {
        String thief = rig.key(Caller.Kind.SHIPPER, "thief", "*");
        String mine = announcements().lines().toList().get(MINE);
        accepted(rig.post(
                "/api/v1/parcels",
                thief,
                "application/x-ndjson",
                mine.replace("2026-03-01T10", "2026-03-02T08").replace("Recipient 3", "Thief")));
        String neighbour = rig.key(Caller.Kind.PLANNER, "tms-2", "D2");
        accepted(rig.post(
                "/api/v1/rounds",
                neighbour,
                JSON,
                plan().replace("\"version\":1", "\"version\":9").replace("\"D1\"", "\"D2\"")));
        ServerRig.eventually(() -> staff("/api/ops/notices?date=2026-03-02")
                .findValuesAsText("kind")
                .containsAll(List.of("parcel_of_another", "round_of_another")));
        JsonNode story = staff("/api/ops/parcels/" + parcel(MINE));
        assertThat(story.at("/recipient/name").asText()).isEqualTo("Recipient 3");
        assertThat(staff("/api/ops/rounds/R1").path("depot_id").asText()).isEqualTo("D1");
        assertThat(staff("/api/ops/depots/D2/2026-03-02/rounds").path("rows")).isEmpty();
    }

    @Test
    @Order(8)
    void anyone_can_read_that_the_promise_was_judged_and_nobody_who_it_was_made_to() throws Exception {
        ServerRig.eventually(() ->
                ServerRig.json(rig.get("/api/promises")).at("/total/ended").asInt() > 0);
        JsonNode account = ServerRig.json(rig.get("/api/promises?days=7"));
        assertThat(account.path("simulated").asBoolean()).isTrue();
        assertThat(account.path("calibration").asText()).isEqualTo("unknown");
        assertThat(account.at("/by_depot/0/bucket").asText()).isEqualTo("D1");
        assertThat(account.toString()).doesNotContain(parcel(MINE), "Recipient", "R1");
        HttpResponse<String> csv = rig.get("/api/promises.csv");
        assertThat(csv.body().lines().toList().get(1))
                .startsWith("all,all," + account.at("/total/told").asInt() + ",");
        assertThat(rig.get("/api/promises?days=0").statusCode()).isEqualTo(400);
    }

    @Test
    @Order(9)
    void every_operation_of_the_description_answers_as_described() throws Exception {
        String day = "/api/ops/depots/D1/2026-03-02";
        staff(day + "/at-risk");
        staff(day + "/silent");
        staff("/api/ops/notices?date=2026-03-02");
        staff("/api/staff/session");
        Files.createDirectories(rig.town());
        Files.writeString(
                rig.town().resolve("town.json"),
                "{\"name\":\"Monaco\",\"bounds\":[7.4,43.7,7.5,43.8],\"attribution\":\"© OpenStreetMap\",\"tiles\":\"/tiles/{z}/{x}/{y}.pbf\"}");
        for (String path : List.of("/api/town", "/health/live", "/health/ready", "/metrics")) {
            assertThat(rig.get(path).statusCode()).isEqualTo(200);
        }
        assertThat(rig.get(
                                "/osmand?id=V1&timestamp=1772441940&lat=43.72&lon=7.42",
                                "Authorization",
                                "Bearer " + gateway)
                        .statusCode())
                .isEqualTo(200);
        assertThat(rig.post(
                                "/osmand",
                                gateway,
                                "application/x-www-form-urlencoded",
                                "id=V1&timestamp=1772441941&lat=43.72&lon=7.42")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rig.get(
                                "/api" + path(),
                                "If-None-Match",
                                "\"" + view(0).path("revision").asText() + "\"")
                        .statusCode())
                .isIn(200, 304);
        assertThat(ServerRig.send(
                                HttpRequest.newBuilder(rig.uri("/api/staff/session"))
                                        .DELETE(),
                                "Cookie",
                                cookie)
                        .statusCode())
                .isEqualTo(204);
        assertThat(Contract.unseen()).isEmpty();
    }

    private static String path() {
        return link.substring(link.indexOf("/t/"));
    }

    private static JsonNode view(int server) {
        HttpResponse<String> answer = ServerRig.send(
                HttpRequest.newBuilder(rig.uri(server, "/api" + path())).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ServerRig.json(answer);
    }

    private static JsonNode staff(String path) {
        HttpResponse<String> answer = rig.get(path, "Cookie", cookie);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ServerRig.json(answer);
    }

    private static void accepted(HttpResponse<String> receipt) {
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
        assertThat(ServerRig.json(receipt).path("refused").asInt())
                .as(receipt.body())
                .isZero();
    }

    private static String parcel(int stop) {
        return ParcelNumbers.carrier(100 + stop);
    }

    private static double lat(int stop) {
        return 43.73 + stop * 0.003;
    }

    private static String announcements() {
        StringBuilder lines = new StringBuilder();
        for (int stop = 0; stop < STOPS; stop++) {
            lines.append("""
                    {"parcel_id":"%s","brand":"express","announced_at":"2026-03-01T10:00:00Z","recipient":{"name":"Recipient %d","email":"r%d@mail.example","language":"en"},"address":{"line":"%d rue du Port","postcode":"98000","city":"Monaco","country":"MC","lat":%s,"lon":7.42}}
                    """.formatted(parcel(stop), stop, stop, stop, lat(stop)));
        }
        return lines.toString();
    }

    private static String plan() {
        StringBuilder stops = new StringBuilder();
        for (int stop = 0; stop < STOPS; stop++) {
            stops.append(stop == 0 ? "" : ",")
                    .append(
                            "{\"stop_id\":\"STOP-%d\",\"lat\":%s,\"lon\":7.42,\"planned_arrival\":\"%s\",\"service_s\":60,\"parcels\":[\"%s\"]}"
                                    .formatted(stop, lat(stop), LEFT.plusSeconds(120 + stop * 900L), parcel(stop)));
        }
        return """
                {"round_id":"R1","version":1,"depot_id":"D1","service_date":"2026-03-02","time_zone":"Europe/Monaco",
                 "driver":"driver-1","departure":"%s","vans":[{"van_id":"V1","from":"%s"}],"stops":[%s]}""".formatted(LEFT, LEFT.minusSeconds(3_600), stops);
    }

    private static String scan(int stop, String kind, Instant at) {
        return "{\"event_id\":\"%s-%d\",\"parcel_id\":\"%s\",\"scan\":\"%s\",\"at\":\"%s\",\"place_id\":\"D1\"%s}"
                .formatted(
                        kind,
                        stop,
                        parcel(stop),
                        kind,
                        at,
                        kind.equals("delivered") ? ",\"received_by\":\"Mme D.\"" : "");
    }

    /** Forty seconds at a stop. */
    private static void standsAt(int stop, Instant from) {
        StringBuilder fixes = new StringBuilder();
        for (int s = 0; s <= 40; s += 10) {
            fixes.append(s == 0 ? "[" : ",")
                    .append("{\"van_id\":\"V1\",\"at\":\"%s\",\"lat\":%s,\"lon\":7.42,\"speed_mps\":0,\"accuracy_m\":8}"
                            .formatted(from.plusSeconds(s), lat(stop)));
        }
        accepted(rig.post("/api/v1/positions", gateway, JSON, fixes.append("]").toString()));
    }

    /** Ten minutes at the depot, then four minutes towards the first stop. */
    private static void drive() {
        StringBuilder fixes = new StringBuilder("[");
        for (int s = -600; s < 240; s += 20) {
            double metres = Math.max(0, s) * 4.0;
            fixes.append(s == -600 ? "" : ",")
                    .append(
                            "{\"van_id\":\"V1\",\"at\":\"%s\",\"lat\":%s,\"lon\":7.42,\"speed_mps\":%d,\"accuracy_m\":8}"
                                    .formatted(LEFT.plusSeconds(s), 43.72 + metres / 111_195, s < 0 ? 0 : 4));
        }
        accepted(rig.post("/api/v1/positions", gateway, JSON, fixes.append("]").toString()));
    }
}
