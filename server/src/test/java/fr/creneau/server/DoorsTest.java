package fr.creneau.server;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.server.security.Caller;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports through the doors into the log and the store, and bad input that is named. */
class DoorsTest {
    private static final String JSON = "application/json";

    private static ServerRig rig;
    private static String device;
    private static String shipper;
    private static String planner;

    @BeforeAll
    static void start() throws Exception {
        rig = new ServerRig(DoorsTest.class);
        device = rig.key(Caller.Kind.DEVICE, "phone-7", "V7");
        shipper = rig.key(Caller.Kind.SHIPPER, "shop", "*");
        planner = rig.key(Caller.Kind.PLANNER, "tms", "*");
        rig.registrar().saveStaff("dora", "a long password", Set.of("dispatcher"));
        rig.registrar().saveStaff("paul", "a long password", Set.of("planner"));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void what_is_accepted_is_in_the_store_soon() throws Exception {
        HttpResponse<String> receipt = rig.post(
                "/api/v1/positions",
                device,
                JSON,
                "[{\"van_id\":\"V7\",\"at\":\"2026-03-02T08:59:00Z\",\"lat\":43.73,\"lon\":7.42},"
                        + "{\"van_id\":\"V7\",\"at\":\"2026-03-02T08:59:10Z\",\"lat\":99,\"lon\":7.42}]");
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
        assertThat(ServerRig.json(receipt).at("/accepted").asInt()).isEqualTo(1);
        assertThat(ServerRig.json(receipt).at("/notices/0/line").asInt()).isEqualTo(2);
        assertThat(ServerRig.json(receipt).at("/notices/0/field").asText()).isEqualTo("lat");
        ServerRig.eventually(() -> !rig.store()
                .tracks()
                .listBetween("V7", ServerRig.NINE.minusSeconds(600), ServerRig.NINE)
                .toCompletableFuture()
                .join()
                .isEmpty());
        ServerRig.eventually(
                () -> rig.store().notices().listHour(ServerRig.NINE, 100).toCompletableFuture().join().stream()
                        .anyMatch(n -> "lat".equals(n.field()) && "phone-7".equals(n.subject())));
    }

    @Test
    void a_phone_reports_as_osmand_by_query_form_and_json() {
        assertThat(rig.get("/osmand/" + device + "?id=V7&timestamp=1772441940&lat=43.7&lon=7.4&speed=10&batt=87")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rig.post(
                                "/osmand",
                                device,
                                "application/x-www-form-urlencoded",
                                "deviceid=V7&timestamp=1772441941000&location=43.7,7.4")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rig.post(
                                "/osmand/" + device,
                                "",
                                JSON,
                                "{\"device_id\":\"V7\",\"location\":{\"timestamp\":\"2026-03-02T08:59:02.000Z\",\"coords\":{\"latitude\":43.7,\"longitude\":7.4,\"speed\":-1}}}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> stranger = rig.get("/osmand/" + device + "?id=V9&timestamp=1772441940&lat=43.7&lon=7.4");
        assertThat(stranger.statusCode()).isEqualTo(400);
        assertThat(stranger.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(ServerRig.json(stranger).at("/field").asText()).isEqualTo("van_id");
    }

    @Test
    void bad_input_gets_a_clear_4xx() {
        refused(400, rig.post("/api/v1/positions", device, JSON, "{\"van_id\":"));
        refused(400, rig.post("/api/v1/positions", device, JSON, ""));
        refused(413, rig.post("/api/v1/positions", device, JSON, "[" + " ".repeat(10_000_000) + "]"));
        refused(415, rig.post("/api/v1/positions", device, "text/xml", "<a/>"));
        refused(
                422,
                rig.post(
                        "/api/v1/positions",
                        device,
                        JSON,
                        "{\"van_id\":\"V7\",\"at\":\"2099-01-01T00:00:00Z\",\"lat\":1,\"lon\":1}"));
        refused(401, rig.post("/api/v1/positions", "unknown", JSON, "{}"));
        refused(
                401,
                ServerRig.send(HttpRequest.newBuilder(rig.uri("/api/v1/positions"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))));
        refused(403, rig.post("/api/v1/positions", shipper, JSON, "{}"));
        refused(403, rig.post("/api/v1/rounds", shipper, JSON, "{}"));
        refused(400, rig.post("/api/v1/rounds", planner, "text/csv", "round_id,version\nR1,1\n"));
        refused(404, rig.get("/api/t/AAAAAAAAAAAAAAAAAAAAAA"));
        refused(404, rig.get("/api/t/short"));
        refused(404, rig.get("/nowhere"));
        refused(
                405,
                ServerRig.send(
                        HttpRequest.newBuilder(rig.uri("/api/v1/positions")).GET()));
        refused(401, rig.get("/api/ops/days"));
        refused(403, rig.get("/api/ops/days", "Cookie", logIn("paul")));
    }

    @Test
    void staff_log_in_see_and_log_out() {
        String cookie = logIn("dora");
        assertThat(rig.get("/api/ops/days", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(rig.get("/api/ops/depots/D1/" + LocalDate.of(2026, 3, 2) + "/rounds", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(200);
        refused(
                403,
                ServerRig.send(
                        HttpRequest.newBuilder(rig.uri("/api/staff/session")).DELETE(),
                        "Cookie",
                        cookie,
                        "Origin",
                        "https://evil.example"));
        assertThat(ServerRig.send(
                                HttpRequest.newBuilder(rig.uri("/api/staff/session"))
                                        .DELETE(),
                                "Cookie",
                                cookie)
                        .statusCode())
                .isEqualTo(204);
        refused(401, rig.get("/api/ops/days", "Cookie", cookie));
    }

    @Test
    void passwords_cannot_be_tried_for_long() {
        rig.registrar().saveStaff("anna", "a long password", Set.of("dispatcher"));
        for (int i = 0; i < 5; i++) {
            refused(401, attempt("anna", "wrong"));
        }
        HttpResponse<String> tooMany = attempt("anna", "a long password");
        refused(429, tooMany);
        assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_shippers_page_may_call_a_stranger_may_not() {
        HttpResponse<String> allowed = preflight("https://shop.example");
        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
        assertThat(preflight("https://evil.example").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void health_figures_and_documentation() throws Exception {
        assertThat(rig.get("/health/live").statusCode()).isEqualTo(200);
        ServerRig.eventually(() -> rig.get("/health/ready").statusCode() == 200);
        assertThat(rig.get("/metrics").body()).contains("creneau_log_appended_total", "creneau_http_requests");
        HttpResponse<String> docs = rig.get("/docs");
        assertThat(docs.body()).contains("reportPositions", "RecipientView");
        assertThat(docs.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
        assertThat(rig.get(
                                "/openapi.yaml",
                                "If-None-Match",
                                docs.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    private static HttpResponse<String> preflight(String origin) {
        return ServerRig.send(
                HttpRequest.newBuilder(rig.uri("/api/v1/parcels"))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()),
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST");
    }

    private static HttpResponse<String> attempt(String name, String password) {
        return ServerRig.send(
                HttpRequest.newBuilder(rig.uri("/api/staff/session"))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password))),
                "Content-Type",
                JSON);
    }

    private static String logIn(String name) {
        HttpResponse<String> in = attempt(name, "a long password");
        assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static void refused(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(ServerRig.json(response).path("status").asInt()).isEqualTo(status);
        assertThat(ServerRig.json(response).path("title").asText()).isNotEmpty();
    }
}
