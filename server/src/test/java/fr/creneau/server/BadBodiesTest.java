package fr.creneau.server;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.server.security.Caller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies that are torn, packed too well or in no encoding: each a clear 4xx, and nothing else lost. */
class BadBodiesTest {
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    private static ServerRig rig;
    private static String device;
    private static String planner;

    @BeforeAll
    static void start() throws Exception {
        rig = new ServerRig(BadBodiesTest.class);
        device = rig.key(Caller.Kind.DEVICE, "phone-7", "V7");
        planner = rig.key(Caller.Kind.PLANNER, "tms", "*");
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void a_gzip_of_nothing_is_named() {
        HttpResponse<String> answer = send(device, NDJSON, "gzip", new byte[0]);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(ServerRig.json(answer).at("/field").asText()).isEqualTo("body");
    }

    @Test
    void of_a_gzip_that_breaks_off_the_whole_lines_are_kept_and_counted() throws IOException {
        String lines = IntStream.range(0, 3_000)
                .mapToObj(i -> fix("2026-03-02T08:%02d:%02dZ".formatted(i / 60, i % 60), i))
                .collect(Collectors.joining("\n"));
        byte[] packed = gzip(lines);
        HttpResponse<String> answer = send(device, NDJSON, "gzip", Arrays.copyOf(packed, packed.length / 2));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(ServerRig.json(answer).at("/accepted").asInt()).isBetween(1, 2_999);
    }

    @Test
    void bytes_in_no_encoding_are_no_json() {
        byte[] noText = {0, 0, (byte) 0xff, (byte) 0xfe};
        assertThat(send(device, JSON, "identity", noText).statusCode()).isEqualTo(400);
        assertThat(send(device, NDJSON, "identity", noText).statusCode()).isEqualTo(422);
    }

    @Test
    void a_small_gzip_of_a_million_values_is_refused_before_it_is_held() throws IOException {
        String bomb = "[" + "[0,0,0,0,0,0,0,0],".repeat(150_000) + "0]";
        HttpResponse<String> answer = send(device, JSON, "gzip", gzip(bomb));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(ServerRig.json(answer).at("/expected").asText()).contains("more values than one text may hold");
    }

    @Test
    void a_round_has_no_more_parcels_than_a_record_of_the_log_holds() {
        String stops = IntStream.range(0, 21)
                .mapToObj(stop -> """
                        {"stop_id":"S%d","lat":43.7,"lon":7.4,"planned_arrival":"2026-03-02T10:%02d:00+01:00",
                         "service_s":60,"parcels":[%s]}""".formatted(stop, stop, parcels(stop)))
                .collect(Collectors.joining(","));
        HttpResponse<String> answer = rig.post("/api/v1/rounds", planner, JSON, """
                {"round_id":"R-many","version":1,"depot_id":"D1","service_date":"2026-03-02","time_zone":"Europe/Paris",
                 "driver":"driver-1","departure":"2026-03-02T09:30:00+01:00",
                 "vans":[{"van_id":"V7","from":"2026-03-02T09:00:00+01:00"}],"stops":[%s]}""".formatted(stops));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(ServerRig.json(answer).at("/notices/0/expected").asText())
                .isEqualTo("at most 4000 parcels in a round");
    }

    private static String parcels(int stop) {
        return IntStream.range(0, 200)
                .mapToObj(parcel -> "\"" + s10(stop * 200 + parcel) + "\"")
                .collect(Collectors.joining(","));
    }

    /** A parcel number of the UPU's form S10, its check digit right. */
    private static String s10(int number) {
        String digits = "%08d".formatted(number);
        int[] weights = {8, 6, 4, 2, 3, 5, 9, 7};
        int sum = IntStream.range(0, 8)
                .map(i -> weights[i] * (digits.charAt(i) - '0'))
                .sum();
        int check = 11 - sum % 11;
        return "RB" + digits + (check == 10 ? 0 : check == 11 ? 5 : check) + "GB";
    }

    private static String fix(String at, int metres) {
        return "{\"van_id\":\"V7\",\"at\":\"%s\",\"lat\":%s,\"lon\":7.42}".formatted(at, 43.7 + metres * 1e-5);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static HttpResponse<String> send(String key, String type, String encoding, byte[] body) {
        return ServerRig.send(
                HttpRequest.newBuilder(rig.uri("/api/v1/positions")).POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                "Authorization",
                "Bearer " + key,
                "Content-Type",
                type,
                "Content-Encoding",
                encoding);
    }
}
