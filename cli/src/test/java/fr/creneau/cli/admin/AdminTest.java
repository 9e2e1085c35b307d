package fr.creneau.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.cli.Main;
import fr.creneau.cli.admin.AdminRig.Said;
import fr.creneau.core.parcel.number.ParcelNumbers;
import fr.creneau.events.avro.Noticed;
import fr.creneau.streams.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's commands beside a running server, on real engines. */
@Timeout(180)
class AdminTest {
    private static final String PARCEL = ParcelNumbers.carrier(7);
    private static final String FIRST = ParcelNumbers.carrier(8);

    /** What the log feeds; the other tables are nobody's to rebuild. */
    private static final List<String> REBUILT = List.of(
            "tracks_by_van_hour",
            "scans_by_parcel",
            "parcels",
            "rounds_by_parcel",
            "plans_by_round",
            "rounds",
            "van_of_round",
            "board_by_depot_day",
            "depot_days",
            "windows_by_parcel",
            "windows_by_depot_day",
            "notices_by_hour",
            "day_journal");

    private static AdminRig rig;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        rig = new AdminRig(folder);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private static Said done(Said said) {
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }

    @Test
    void whoIsRevokedIsLetGoByARunningServerAndTheirSessionsDoNotLiveAgain() throws Exception {
        String anne = rig.logIn(
                "anne",
                done(rig.admin("staff", "create", "anne", "--role=dispatcher,quality"))
                        .secret());
        Thread board = rig.follow("/api/ops/depots/D1/2026-03-02/live", anne);
        assertThat(rig.get("/api/staff/session", anne).body()).contains("\"roles\":[\"dispatcher\",\"quality\"]");
        Said taken = rig.admin("staff", "create", "anne", "--role=admin");
        assertThat(taken.err()).startsWith("There is a 'anne' already.").contains("Maybe you want");
        assertThat(taken.code()).isEqualTo(Main.BAD_INPUT);

        done(rig.admin("staff", "revoke", "anne"));

        AdminRig.eventually(() -> rig.get("/api/staff/session", anne).statusCode() == 401 && !board.isAlive());
        assertThat(rig.admin("staff", "list").out()).containsPattern("anne +dispatcher,quality +\\S+Z +\\S+Z");
        String back =
                done(rig.admin("staff", "create", "anne", "--role=planner")).secret();
        String now = rig.logIn("anne", back);
        assertThat(rig.get("/api/staff/session", now).body()).contains("\"roles\":[\"planner\"]");
        assertThat(rig.get("/api/staff/session", anne).statusCode()).isEqualTo(401);

        String renewed = done(rig.admin("staff", "renew", "anne")).secret();
        AdminRig.eventually(() -> rig.get("/api/staff/session", now).statusCode() == 401);
        rig.logIn("anne", renewed);
    }

    @Test
    void oneOfTwoKeysIsRevokedByItsId() throws Exception {
        String first = done(rig.admin("keys", "create", "shipper", "shop-2", "--scope=express"))
                .secret();
        Matcher id = Pattern.compile("shop-2 +(\\w{12})")
                .matcher(rig.admin("keys", "list", "shipper").out());
        assertThat(id.find()).isTrue();
        Said second = done(rig.admin("keys", "create", "shipper", "shop-2", "--scope=express"));
        assertThat(second.err()).startsWith("shop-2 has 1 other keys that work");

        Said revoked = done(rig.admin("keys", "revoke", "shipper", "shop-2", "--key=" + id.group(1)));

        assertThat(revoked.out()).isEqualTo("1 key of shop-2 is revoked; every server refuses it within 75 s.\n");
        assertThat(rig.post("/api/v1/parcels", second.secret(), announcement()).statusCode())
                .isEqualTo(200);
        assertThat(rig.post("/api/v1/parcels", first, announcement()).statusCode())
                .isEqualTo(401);
        assertThat(rig.admin("keys", "revoke", "shipper", "shop-2", "--key=" + id.group(1))
                        .err())
                .startsWith("The shipper 'shop-2' has no key '%s' that works.".formatted(id.group(1)));
    }

    @Test
    void aLetterGoesBackToItsTopicOnceAndOneThatFailsAgainIsANewLetter() throws Exception {
        assertThat(done(rig.admin("dead-letters", "list")).out()).isEqualTo("There are no dead letters.\n");
        rig.append(
                Topic.SCANS,
                PARCEL,
                Noticed.newBuilder()
                        .setNoticeId("stray")
                        .setAtMs(1)
                        .setKind("test")
                        .setSource("test")
                        .build());
        AdminRig.eventually(() -> letters().size() == 1);
        String id = letters().iterator().next();
        assertThat(rig.admin("dead-letters", "list").out())
                .containsPattern(
                        id
                                + " +20\\S+Z +\\S+scans-\\d@\\d+ +parcel +no +IllegalArgumentException: a Noticed does not belong");
        assertThat(done(rig.admin("dead-letters", "show", id)).out())
                .contains("key       " + PARCEL, "event     Noticed {\"notice_id\": \"stray\"");

        assertThat(done(rig.admin("dead-letters", "replay", id)).out()).isEqualTo("1 letter replayed.\n");
        assertThat(done(rig.admin("dead-letters", "replay", id)).out())
                .isEqualTo("0 letters replayed; 1 had been replayed before.\n");

        AdminRig.eventually(() -> letters().size() == 1 && !letters().contains(id));
        assertThat(rig.admin("dead-letters", "list", "--all").out()).containsPattern("(?m)^" + id + " .* yes ");
        assertThat(done(rig.admin("dead-letters", "replay", "--all")).out()).isEqualTo("1 letter replayed.\n");
    }

    private static Set<String> letters() {
        return Pattern.compile("(?m)^\\d+:\\d+")
                .matcher(rig.admin("dead-letters", "list").out())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void whatTheLogHoldsIsBackInTheStoreAndNobodyIsToldTwice() throws Exception {
        aRoundLeaves();
        Said refused = rig.admin("rebuild-store");
        assertThat(refused.err())
                .startsWith("A server still reads this log: server-1-0 at ")
                .contains("Maybe `./creneau down`");
        assertThat(refused.code()).isEqualTo(Main.BAD_INPUT);
        rig.stopServer();

        done(rig.admin("rebuild-store"));
        Map<String, Set<String>> before = rows(REBUILT);
        assertThat(before)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
        Map<String, Set<String>> told = rows(List.of("messages", "links", "messages_by_hour"));
        REBUILT.forEach(rig::truncate);
        assertThat(rows(REBUILT))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
        Said rebuilt = done(rig.admin("rebuild-store"));

        assertThat(rebuilt.out())
                .containsPattern("positions +held since 20\\S+Z")
                .endsWith("The store has all that the log holds.\n");
        assertThat(rows(REBUILT)).isEqualTo(before);
        rig.startServer();
        String key = done(rig.admin("keys", "create", "shipper", "shop-3", "--scope=express"))
                .secret();
        AdminRig.eventually(
                () -> rig.post("/api/v1/parcels", key, announcement()).statusCode() == 200);
        assertThat(rows(List.of("messages", "links", "messages_by_hour"))).isEqualTo(told);
    }

    private static Map<String, Set<String>> rows(List<String> tables) {
        return tables.stream().collect(Collectors.toMap(Function.identity(), rig::rows));
    }

    /** A round leaves and makes its first stop, the recipient of the second is told; beside it one bad line. */
    private static void aRoundLeaves() throws Exception {
        String shipper = done(rig.admin("keys", "create", "shipper", "shop-1", "--scope=*"))
                .secret();
        String planner = done(rig.admin("keys", "create", "planner", "tms", "--scope=D1"))
                .secret();
        String device = done(rig.admin("keys", "create", "device", "gateway", "--scope=*"))
                .secret();
        assertThat(rig.post("/api/v1/parcels", shipper, announcement()).statusCode())
                .isEqualTo(200);
        assertThat(rig.post("/api/v1/rounds", planner, """
                {"round_id":"R1","version":1,"depot_id":"D1","service_date":"2026-03-02","time_zone":"Europe/Monaco",
                 "driver":"driver-1","departure":"2026-03-02T08:50:00Z","vans":[{"van_id":"V1","from":"2026-03-02T08:00:00Z"}],
                 "stops":[{"stop_id":"S1","lat":43.72,"lon":7.42,"planned_arrival":"2026-03-02T08:55:00Z","service_s":60,
                           "parcels":["%s"]},
                          {"stop_id":"S2","lat":43.74,"lon":7.42,"planned_arrival":"2026-03-02T10:30:00Z","service_s":60,
                           "parcels":["%s"]}]}""".formatted(FIRST, PARCEL))
                        .statusCode())
                .isEqualTo(200);
        assertThat(rig.post("/api/v1/scans", device, """
                {"event_id":"delivered-1","parcel_id":"%s","scan":"delivered","at":"2026-03-02T08:56:00Z"}""".formatted(FIRST)).statusCode())
                .isEqualTo(200);
        assertThat(rig.post("/api/v1/positions", device, """
                [{"van_id":"V1","at":"2026-03-02T08:58:00Z","lat":43.72,"lon":7.42},
                 {"van_id":"V1","at":"2026-03-02T08:58:20Z","lat":43.721,"lon":7.42},
                 {"van_id":"V1","at":"2026-03-02T08:58:40Z","lat":99,"lon":7.42}]""").statusCode()).isEqualTo(200);
        AdminRig.eventually(() -> !rig.rows("messages").isEmpty()
                && !rig.rows("van_of_round").isEmpty()
                && !rig.rows("notices_by_hour").isEmpty());
    }

    private static String announcement() {
        return """
                {"parcel_id":"%s","brand":"express","announced_at":"2026-03-01T10:00:00Z",
                 "recipient":{"name":"Recipient","email":"r@mail.example","language":"en"},
                 "address":{"line":"1 rue du Port","postcode":"98000","city":"Monaco","country":"MC","lat":43.74,"lon":7.42}}""".formatted(PARCEL);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "staff create bob --role=boss | There is no role 'boss': expected some of admin, dispatcher, planner, quality.",
                "staff create b/b --role=admin | name 'b/b': expected 1 to 64 of A-Z a-z 0-9 . _ @ -.",
                "staff revoke nobody | Nobody of the staff is called 'nobody', or they were revoked.",
                "keys create fridge f --scope=V1 | Invalid value for positional parameter at index 0 (KIND)",
                "keys revoke device nobody | The device 'nobody' has no key that works.",
                "dead-letters show 9:9 | There is no dead letter '9:9'.",
                "dead-letters replay | Which letters? Expected their names, or --all.",
            })
    void badInputIsASentenceAndWhatToTry(String words, String sentence) {
        Said said = rig.admin(words.split(" "));
        assertThat(said.err()).startsWith(sentence).doesNotContain("\tat ").containsPattern("Maybe|Usage");
        assertThat(said.code()).isEqualTo(Main.BAD_INPUT);
        assertThat(said.out()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "staff list --data=nowhere | Nothing is up on ",
                "dead-letters list --data=nowhere | Nothing is up on ",
                "staff list --cassandra=127.0.0.1:1 | Cassandra does not answer at 127.0.0.1:1.",
                "dead-letters list --kafka=127.0.0.1:1 | Kafka does not answer at 127.0.0.1:1.",
                "rebuild-store --kafka=127.0.0.1:1 | Kafka does not answer at 127.0.0.1:1.",
                "staff list --cassandra=cluster | 'cluster' is no address.",
            })
    void enginesThatAreAwayAreASentenceAndWhatToTry(String words, String sentence) {
        Said said = AdminRig.creneau(("admin " + words).split(" "));
        assertThat(said.err()).startsWith(sentence).doesNotContain("\tat ").contains("Maybe ");
        assertThat(said.code()).isEqualTo(Main.BAD_INPUT);
    }
}
