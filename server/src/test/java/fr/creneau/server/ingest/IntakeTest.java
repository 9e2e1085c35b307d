package fr.creneau.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.events.avro.Noticed;
import fr.creneau.events.avro.ParcelAnnounced;
import fr.creneau.events.avro.ParcelScanned;
import fr.creneau.events.avro.PositionsReported;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.server.brand.Brands;
import fr.creneau.server.http.Json;
import fr.creneau.server.http.ProblemException;
import fr.creneau.server.security.Caller;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes in through each form, what is refused, and by which name. */
class IntakeTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Caller VAN_7 = new Caller(Caller.Kind.DEVICE, "phone-7", Set.of("V7"));
    private static final Caller SHIPPER = new Caller(Caller.Kind.SHIPPER, "shop", Set.of("express"));
    private static final Caller PLANNER = new Caller(Caller.Kind.PLANNER, "tms", Set.of("*"));

    private final List<SpecificRecordBase> log = new CopyOnWriteArrayList<>();
    private boolean away;
    private final Intake intake = new Intake(
            event -> {
                if (away) {
                    return CompletableFuture.failedFuture(new IllegalStateException("away"));
                }
                log.add(event);
                return CompletableFuture.completedFuture(null);
            },
            Clock.fixed(NOW, ZoneOffset.UTC),
            Brands.builtIn(),
            Duration.ofDays(7),
            new SimpleMeterRegistry());

    @Test
    void fixes_of_one_request_are_one_event_a_van() throws IOException {
        Receipt receipt = json(ReportKind.POSITIONS, VAN_7, """
                [{"van_id":"V7","at":"2026-03-02T08:59:00Z","lat":43.73,"lon":7.42,"speed_mps":4.5},
                 {"van_id":"V7","at":"2026-03-02T09:59:10+01:00","lat":43.731,"lon":7.421,"event_id":"e2"}]""");
        assertThat(receipt).isEqualTo(new Receipt(2, 0, List.of()));
        PositionsReported event = only(PositionsReported.class);
        assertThat(event.getVanId()).isEqualTo("V7");
        assertThat(event.getFixes()).hasSize(2);
        assertThat(event.getFixes().get(0).getEventId()).isNull();
        assertThat(event.getFixes().get(0).getHeadingDeg()).isNaN();
        assertThat(event.getFixes().get(1).getObservedAtMs())
                .isEqualTo(Instant.parse("2026-03-02T08:59:10Z").toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"at\":\"2026-03-02T08:59:00Z\",\"lat\":1,\"lon\":1} | van_id | 1 to 64 of",
                "{\"van_id\":\"V8\",\"at\":\"2026-03-02T08:59:00Z\",\"lat\":1,\"lon\":1} | van_id | a van that this key may",
                "{\"van_id\":\"V7\",\"at\":\"2026-03-02T08:59:00Z\",\"lat\":91,\"lon\":1} | lat | from -90 to 90",
                "{\"van_id\":\"V7\",\"at\":\"2026-03-02T08:59:00Z\",\"lat\":\"43\",\"lon\":1} | lat | a number",
                "{\"van_id\":\"V7\",\"at\":\"2099-01-01T00:00:00Z\",\"lat\":1,\"lon\":1} | at | a time from",
                "{\"van_id\":\"V7\",\"at\":\"2026-02-20T00:00:00Z\",\"lat\":1,\"lon\":1} | at | a time from",
                "{\"van_id\":\"V7\",\"at\":\"2026-03-02 08:59\",\"lat\":1,\"lon\":1} | at | an ISO 8601 time",
                "{\"van_id\":\"V7\",\"at\":\"2026-03-02T08:59:00Z\",\"lat\":1,\"lon\":1,\"speed_mps\":-1} | speed_mps | from 0",
                "7 | line | an object"
            })
    void a_bad_position_is_named(String line, String field, String expected) throws IOException {
        Receipt receipt = ndjson(ReportKind.POSITIONS, VAN_7, line);
        assertThat(receipt.accepted()).isZero();
        assertThat(receipt.notices()).hasSize(1);
        assertThat(receipt.notices().get(0).field()).isEqualTo(field);
        assertThat(receipt.notices().get(0).expected()).contains(expected);
        assertThat(only(Noticed.class).getField()).isEqualTo(field);
    }

    @Test
    void one_bad_line_does_not_lose_the_others() throws IOException {
        Receipt receipt = ndjson(ReportKind.SCANS, VAN_7, """
                {"event_id":"1","parcel_id":"RB123456785GB","scan":"loaded","at":"2026-03-02T06:00:00Z"}

                {"event_id":"2","parcel_id":"RB123456786GB","scan":"loaded","at":"2026-03-02T06:00:00Z"}
                {"event_id":"3","parcel
                {"event_id":"4","parcel_id":"340123451234567895","scan":"delivered","at":"2026-03-02T08:00:00Z","received_by":"Mme D."}""");
        assertThat(receipt.accepted()).isEqualTo(2);
        assertThat(receipt.refused()).isEqualTo(2);
        assertThat(receipt.notices())
                .extracting(Receipt.Notice::line, Receipt.Notice::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "parcel_id"),
                        org.assertj.core.groups.Tuple.tuple(4, "line"));
        assertThat(all(ParcelScanned.class))
                .extracting(ParcelScanned::getEventId)
                .containsExactly("1", "4");
    }

    @Test
    void a_line_without_end_is_refused_and_the_next_is_kept() throws IOException {
        String endless = "x".repeat(20_000);
        Receipt receipt = ndjson(
                ReportKind.SCANS,
                VAN_7,
                endless
                        + "\n{\"event_id\":\"1\",\"parcel_id\":\"RB123456785GB\",\"scan\":\"loaded\",\"at\":\"2026-03-02T06:00:00Z\"}\n");
        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.notices().get(0).expected()).contains("at most 16384 bytes");
    }

    @Test
    void broken_json_keeps_nothing_and_shows_no_text_of_it() {
        assertThatThrownBy(() -> json(ReportKind.PARCELS, SHIPPER, "[{\"parcel_id\":\"x\"}, {\"name\": Durand}]"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().status()).isEqualTo(400);
                    assertThat(e.problem().expected()).contains("line 1").doesNotContain("Durand");
                });
        assertThat(log).isEmpty();
    }

    @Test
    void a_plan_is_kept_whole() throws IOException {
        Receipt receipt = json(ReportKind.ROUNDS, PLANNER, plan("S1", "S2", "RB123456785GB", "10:20"));
        assertThat(receipt).isEqualTo(new Receipt(1, 0, List.of()));
        RoundPlanned event = only(RoundPlanned.class);
        assertThat(event.getEventId()).isEqualTo("R1:1");
        assertThat(event.getStops()).hasSize(2);
        assertThat(event.getVans().get(0).getVanId()).isEqualTo("V7");
    }

    @Test
    void a_plan_that_contradicts_itself_is_refused_by_name() throws IOException {
        assertThat(refusal(plan("S1", "S1", "RB123456785GB", "10:20"))).isEqualTo("stops[1].stop_id");
        assertThat(refusal(plan("S1", "S2", "340123451234567895", "10:20"))).isEqualTo("stops[1].parcels[0]");
        assertThat(refusal(plan("S1", "S2", "RB123456785GB", "09:59"))).isEqualTo("stops[1].planned_arrival");
        assertThat(refusal(plan("S1", "S2", "RB123456785GB", "10:20").replace("Europe/Paris", "Mars/Base")))
                .isEqualTo("time_zone");
        assertThat(refusal(plan("S1", "S2", "RB123456785GB", "10:20")
                        .replace("2026-03-02T09:30:00+01:00", "2026-03-02T10:30:00+01:00")))
                .isEqualTo("stops[0].planned_arrival");
        assertThat(refusal(plan("S1", "S2", "RB123456785GB", "10:20").replace("\"2026-03-02\"", "\"2026-03-03\"")))
                .isEqualTo("departure");
    }

    @Test
    void a_time_beyond_all_calendars_is_refused_by_name_and_its_neighbours_are_kept() throws IOException {
        String good = plan("S1", "S2", "RB123456785GB", "10:20").replace("\n", "");
        String far = good.replace("2026-03-02T09:00:00+01:00", "+999999999-12-31T00:00:00Z");
        Receipt receipt = ndjson(ReportKind.ROUNDS, PLANNER, good + "\n" + far + "\n" + good);
        assertThat(receipt.accepted()).isEqualTo(2);
        assertThat(receipt.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.line()).isEqualTo(2);
            assertThat(notice.field()).isEqualTo("vans[0].from");
            assertThat(notice.expected()).isEqualTo("a time from 1970 to 2199");
        });
    }

    @Test
    void plans_in_csv_name_the_row_and_column() throws IOException {
        String header = "round_id,version,depot_id,service_date,time_zone,driver,departure,van_id,stop_id,lat,lon,kind,"
                + "planned_arrival,service_s,parcel_id\n";
        String start = ",1,D1,2026-03-02,Europe/Paris,driver-1,2026-03-02T09:30:00+01:00,V7,";
        Receipt receipt = csv(
                ReportKind.ROUNDS,
                PLANNER,
                header
                        + "R1" + start + "S1,43.7,7.4,house,2026-03-02T10:00:00+01:00,120,RB123456785GB\n"
                        + "R1" + start + "S1,43.7,7.4,house,2026-03-02T10:00:00+01:00,120,340123451234567895\n"
                        + "R1" + start + "S2,43.8,7.4,flat,2026-03-02T10:10:00+01:00,60,008182709980000020033350276C\n"
                        + "R2" + start + "S1,43.7,7.4,house,2026-03-02T10:00:00+01:00,120,RB123456785US\n"
                        + "R2" + start + "S2,91,7.4,house,2026-03-02T10:05:00+01:00,120,RB123456785CV\n"
                        + "R3" + start + "S1,43.7\n");
        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.notices())
                .extracting(n -> n.line() + " " + n.field() + " " + n.value())
                .containsExactly("7 line 10 fields", "6 lat 91");
        assertThat(only(RoundPlanned.class).getStops())
                .extracting(stop -> stop.getStopId() + stop.getParcels().size())
                .containsExactly("S12", "S21");
    }

    @Test
    void a_missing_column_is_named() {
        assertThatThrownBy(() -> csv(ReportKind.PARCELS, SHIPPER, "parcel_id,brand\nRB123456785GB,express\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().field()).isEqualTo("announced_at"));
    }

    @Test
    void announcements_in_csv_and_no_value_of_theirs_in_a_notice() throws IOException {
        String header =
                "parcel_id,brand,announced_at,name,email,phone,language,address_line,postcode,city,country,lat,lon\n";
        Receipt receipt = csv(
                ReportKind.PARCELS,
                SHIPPER,
                header
                        + "RB123456785GB,express,2026-03-01T10:00:00Z,Mme Durand,d@mail.example,+33612345678,fr,1 rue X,98000,Monaco,MC,43.73,7.42\n"
                        + "RB123456785US,express,,M. Petit,petit at home,,en,1 rue Y,98000,Monaco,MC,,\n"
                        + "RB123456785CV,frais,,M. Petit,,,en,1 rue Y,98000,Monaco,MC,,\n");
        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.notices()).extracting(Receipt.Notice::field).containsExactly("email", "brand");
        assertThat(only(ParcelAnnounced.class).getShipperId()).isEqualTo("shop");
        assertThat(all(Noticed.class)).allSatisfy(n -> assertThat(n.getValue()).isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id=V7&timestamp=1772441940&lat=43.7&lon=7.4&speed=10 | 5.144",
                "id=V7&timestamp=1772441940000&location=43.7,7.4&speed=10 | 5.144",
                "deviceid=V7&timestamp=2026-03-02T08:59:00Z&lat=43.7&lon=7.4&speed=-1 | NaN",
                "id=V7&timestamp=2026-03-02 08:59:00&lat=43.7&lon=7.4&hdop=6.0&batt=87 | NaN"
            })
    void osmand_in_all_its_spellings(String query, double speed) {
        Map<String, String> fields = new java.util.HashMap<>();
        for (String pair : query.split("&")) {
            fields.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        take(ReportKind.POSITIONS, VAN_7, OsmandForm.ofQuery(fields, NOW));
        var fix = only(PositionsReported.class).getFixes().get(0);
        assertThat(Instant.ofEpochMilli(fix.getObservedAtMs())).isEqualTo("2026-03-02T08:59:00Z");
        assertThat(fix.getLat()).isEqualTo(43.7);
        if (Double.isNaN(speed)) {
            assertThat(fix.getSpeedMps()).isNaN();
        } else {
            assertThat(fix.getSpeedMps()).isCloseTo((float) speed, org.assertj.core.api.Assertions.within(0.001f));
        }
    }

    @Test
    void traccar_client_json() throws IOException {
        JsonNode body = Json.MAPPER.readTree("""
                {"device_id":"V7","location":{"timestamp":"2026-03-02T08:59:00.000Z","is_moving":true,
                 "coords":{"latitude":43.7,"longitude":7.4,"speed":3.5,"heading":-1,"accuracy":12},"battery":{"level":0.8}}}""");
        take(ReportKind.POSITIONS, VAN_7, OsmandForm.ofJson(body, NOW));
        var fix = only(PositionsReported.class).getFixes().get(0);
        assertThat(fix.getSpeedMps()).isEqualTo(3.5f);
        assertThat(fix.getHeadingDeg()).isNaN();
        assertThat(fix.getAccuracyM()).isEqualTo(12f);
    }

    @Test
    void nothing_is_ok_while_the_log_is_away() {
        away = true;
        Batch batch = intake.open(ReportKind.POSITIONS, VAN_7);
        batch.line(
                1, Json.MAPPER.valueToTree(Map.of("van_id", "V7", "at", "2026-03-02T08:59:00Z", "lat", 1.5, "lon", 2)));
        assertThatThrownBy(() -> batch.finish().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ReportNotKept.class);
    }

    private static String plan(String firstStop, String secondStop, String secondParcel, String secondArrival) {
        return """
                {"round_id":"R1","version":1,"depot_id":"D1","service_date":"2026-03-02","time_zone":"Europe/Paris",
                 "driver":"driver-1","departure":"2026-03-02T09:30:00+01:00",
                 "vans":[{"van_id":"V7","from":"2026-03-02T09:00:00+01:00"}],
                 "stops":[
                  {"stop_id":"%s","lat":43.7,"lon":7.4,"planned_arrival":"2026-03-02T10:00:00+01:00","service_s":120,"parcels":["340123451234567895"]},
                  {"stop_id":"%s","lat":43.7,"lon":7.4,"planned_arrival":"2026-03-02T%s:00+01:00","service_s":120,"parcels":["%s"]}]}""".formatted(firstStop, secondStop, secondArrival, secondParcel);
    }

    private String refusal(String plan) throws IOException {
        return json(ReportKind.ROUNDS, PLANNER, plan).notices().get(0).field();
    }

    private Receipt json(ReportKind kind, Caller caller, String body) throws IOException {
        Batch batch = intake.open(kind, caller);
        Forms.json(stream(body), batch);
        return batch.finish().join();
    }

    private Receipt ndjson(ReportKind kind, Caller caller, String body) throws IOException {
        Batch batch = intake.open(kind, caller);
        Forms.ndjson(stream(body), 16 << 10, batch);
        return batch.finish().join();
    }

    private Receipt csv(ReportKind kind, Caller caller, String body) throws IOException {
        Batch batch = intake.open(kind, caller);
        if (kind == ReportKind.ROUNDS) {
            CsvForm.rounds(stream(body), batch);
        } else {
            CsvForm.parcels(stream(body), batch);
        }
        return batch.finish().join();
    }

    private void take(ReportKind kind, Caller caller, JsonNode line) {
        Batch batch = intake.open(kind, caller);
        batch.line(1, line);
        assertThat(batch.finish().join().notices()).isEmpty();
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private <T> List<T> all(Class<T> type) {
        return log.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private <T> T only(Class<T> type) {
        assertThat(all(type)).hasSize(1);
        return all(type).get(0);
    }
}
