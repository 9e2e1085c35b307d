package fr.creneau.cli.cold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.creneau.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code cold replay} from the command line, on files as people hand them over. */
class ReplayTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T06:00:00Z");

    @TempDir
    private Path folder;

    private final List<String> rows = new ArrayList<>(List.of("tag_id,observed_at,received_at,celsius,sequence"));

    private void reading(String tag, int minute, String celsius) {
        Instant observed = MORNING.plusSeconds(60L * minute);
        rows.add("%s,%s,%s,%s,%d".formatted(tag, observed, observed.plusSeconds(3), celsius, minute / 5));
    }

    private JsonNode replay(String... more) throws IOException {
        assertThat(Main.commandLine().execute(args(more))).isEqualTo(Main.OK);
        return new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    }

    private String refusal(String... more) throws IOException {
        StringWriter told = new StringWriter();
        CommandLine line = Main.commandLine().setErr(new PrintWriter(told));
        assertThat(line.execute(args(more))).isEqualTo(Main.BAD_INPUT);
        return told.toString();
    }

    private String[] args(String... more) throws IOException {
        Path file = Files.write(folder.resolve("readings.csv"), rows);
        Path report = folder.resolve("report.json");
        return Stream.concat(
                        Stream.of("cold", "replay", "--readings", file.toString(), "--json", report.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** Three hours: an hour as it is, then so many degrees more a minute. */
    private void drift(String tag, double fromC, double perMinute) {
        for (int minute = 0; minute <= 180; minute += 5) {
            double celsius = fromC + Math.max(0, minute - 60) * perMinute;
            reading(tag, minute, String.valueOf(Math.round(celsius * 10) / 10.0));
        }
    }

    /** Two hours at 2 °C with half an hour at 6 °C in them, and an hour of silence. */
    private void warmHalfHour(String tag) {
        for (int minute = 0; minute <= 180; minute += 5) {
            if (minute < 105 || minute >= 165) {
                reading(tag, minute, minute >= 40 && minute < 70 ? "6" : "2");
            }
        }
    }

    @Test
    void anExcursionAGapAndTheVerdict() throws IOException {
        warmHalfHour("BOX");
        JsonNode report = replay("--profile", "chilled");
        JsonNode tag = report.at("/tags/0");
        assertThat(tag.get("seconds_above").asDouble()).isEqualTo(1800);
        assertThat(tag.get("seconds_unknown").asDouble()).isEqualTo(3900);
        assertThat(tag.get("verdict").asText()).isEqualTo("not_conforming");
        assertThat(report.get("alerts")).hasSize(1);
        assertThat(report.at("/alerts/0/cause").asText()).isEqualTo("single_above");
        assertThat(report.at("/alerts/0/from").asText()).isEqualTo("2026-03-02T06:37:30Z");
        assertThat(report.at("/alerts/0/raised_at").asText()).isEqualTo("2026-03-02T06:55:03Z");
        assertThat(report.at("/alerts/0/ended_at").asText()).isEqualTo("2026-03-02T07:07:30Z");
    }

    @Test
    void aShuffleWithDoublesEndsInTheSameState() throws IOException {
        warmHalfHour("BOX");
        warmHalfHour("OTHER");
        JsonNode sorted = replay("--profile", "chilled");
        JsonNode shuffled = replay("--profile", "chilled", "--shuffle", "7", "--doubles", "0.3");
        assertThat(shuffled.get("joins").asInt())
                .isGreaterThan(sorted.get("joins").asInt());
        assertThat(shuffled.get("state_sha256")).isEqualTo(sorted.get("state_sha256"));
        assertThat(shuffled.get("tags")).isEqualTo(sorted.get("tags"));
    }

    @Test
    void aSlowRiseIsToldBeforeTheLimitIsPassed() throws IOException {
        drift("BOX", 2, 0.03);
        JsonNode report = replay("--profile", "chilled"); // 4 °C are passed at 08:07
        assertThat(report.get("warnings")).hasSize(1);
        assertThat(report.at("/warnings/0/at").asText()).isBetween("2026-03-02T07:10", "2026-03-02T07:52");
        assertThat(report.at("/warnings/0/probability").asDouble()).isBetween(0.52, 1.0);
    }

    @Test
    void frostAndCoolingMealsAreToldAheadToo() throws IOException {
        drift("LETTUCE", 2, -0.03); // 0 °C are passed at 08:07
        JsonNode frost = replay("--profile", "chilled").get("warnings");
        assertThat(frost).hasSize(1);
        assertThat(frost.at("/0/side").asText()).isEqualTo("below");
        assertThat(frost.at("/0/limit_c").asDouble()).isZero();
        assertThat(frost.at("/0/at").asText()).isBetween("2026-03-02T07:10", "2026-03-02T07:52");

        rows.subList(1, rows.size()).clear();
        drift("SOUP", 68, -0.08); // 63 °C are passed at 08:02
        JsonNode cooling = replay("--profile", "hot").get("warnings");
        assertThat(cooling).hasSize(1);
        assertThat(cooling.at("/0/limit_c").asDouble()).isEqualTo(63);
        assertThat(cooling.at("/0/at").asText()).isBetween("2026-03-02T07:05", "2026-03-02T07:52");
    }

    @Test
    void surroundingsWithinTheLimitAreNoDangerWhereTheFileHasThem() throws IOException {
        drift("BOX", 2, 0.03);
        rows.subList(26, rows.size()).clear(); // up to 08:00, 3.8 °C
        assertThat(replay("--profile", "chilled").get("warnings")).hasSize(1);
        rows.replaceAll(row -> row + (row.startsWith("tag_id") ? ",ambient_celsius" : ",3.5"));
        assertThat(replay("--profile", "chilled").get("warnings")).isEmpty();
        rows.replaceAll(row -> row.replaceAll(",3.5$", ","));
        assertThat(replay("--profile", "chilled").get("warnings"))
                .as("an empty field is unknown")
                .hasSize(1);
    }

    @Test
    void aTagThatDiesIsJudgedUntilThenAndUnprovenUntilTheJourneysEnd() throws IOException {
        for (int minute = 0; minute <= 60; minute += 5) {
            reading("BOX", minute, "2");
        }
        JsonNode alone = replay("--profile", "chilled");
        assertThat(alone.at("/tags/0/verdict").asText()).isEqualTo("conforming");
        assertThat(alone.at("/tags/0/measured_from").asText()).isEqualTo("2026-03-02T06:00:00Z");
        assertThat(alone.at("/tags/0/measured_until").asText()).isEqualTo("2026-03-02T07:00:00Z");
        assertThat(alone.get("notes").toString()).contains("from measured_from to measured_until");

        JsonNode onItsWay = replay(
                "--profile", "chilled", "--from", "2026-03-02T07:00:00+01:00", "--until", "2026-03-03T05:00:00Z");
        assertThat(onItsWay.at("/tags/0/verdict").asText()).isEqualTo("unproven");
        assertThat(onItsWay.at("/tags/0/seconds_unknown").asDouble()).isEqualTo(22 * 3_600);
        assertThat(onItsWay.at("/tags/0/seconds_silent").asDouble()).isEqualTo(22 * 3_600);
        assertThat(onItsWay.get("state_sha256")).isNotEqualTo(alone.get("state_sha256"));
    }

    @Test
    void aJourneyThatIsNoneIsRefused() throws IOException {
        reading("BOX", 0, "2");
        assertThat(refusal("--profile", "chilled", "--until", "tomorrow"))
                .contains("--until 'tomorrow': expected a time like 2026-03-02T08:15:00+01:00", "Maybe")
                .doesNotContain("\tat ");
        assertThat(refusal("--profile", "chilled", "--from", "2026-03-02T08:00:00Z", "--until", "2026-03-02T08:00:00Z"))
                .contains("expected a later end");
    }

    @Test
    void whatWasTakenBackIsToldWithWhatItWas() throws IOException {
        for (int minute = 0; minute <= 30; minute += 5) {
            if (minute != 15) {
                reading("BOX", minute, minute == 0 || minute == 30 ? "2" : "5");
            }
        }
        rows.add("BOX,2026-03-02T06:15:00Z,2026-03-02T08:00:00Z,2,3");
        JsonNode report = replay("--profile", "chilled");
        assertThat(report.get("alerts")).isEmpty();
        JsonNode gone = report.at("/retracted/0");
        assertThat(gone.get("id").asText()).isEqualTo("BOX/single_above_4_PT15M/2026-03-02T06:03:20Z");
        assertThat(gone.get("state").asText()).isEqualTo("retracted");
        assertThat(gone.get("limit_c").asDouble()).isEqualTo(4);
        assertThat(gone.get("from").asText()).isEqualTo("2026-03-02T06:03:20Z");
        assertThat(gone.get("retracted_at").asText()).isEqualTo("2026-03-02T08:00:00Z");
    }

    @Test
    void noTwoTagsShareAPicture() throws IOException {
        warmHalfHour("A:B");
        warmHalfHour("A_B");
        replay("--profile", "chilled", "--plots", folder.resolve("plots").toString());
        try (Stream<Path> plots = Files.list(folder.resolve("plots"))) {
            assertThat(plots.map(plot -> plot.getFileName().toString()))
                    .containsExactlyInAnyOrder("A%3AB.svg", "A_B.svg");
        }
    }

    @Test
    void twoThreeAndTenDegrees() throws IOException {
        reading("BOX", 0, "2");
        reading("BOX", 5, "3");
        reading("BOX", 10, "10");
        JsonNode report = replay("--profile", "chilled");
        assertThat(report.at("/tags/0/mkt_c").asDouble()).isBetween(5.8165, 5.8175);
    }

    @Test
    void badRowsAreLeftOutAndTheOthersKept() throws IOException {
        warmHalfHour("BOX");
        reading("BOX", 200, "-300");
        reading("BOX", 205, "41F");
        reading("BOX", 210, "212");
        reading("BOX", 215, "cold");
        rows.add("BOX,2026-03-02T12:00:00Z,2026-03-02T09:20:00Z,2,44");
        rows.add("BOX,yesterday,2026-03-02T09:20:00Z,2,44");
        rows.add("B OX,2026-03-02T09:20:00Z,2026-03-02T09:20:00Z,2,44");
        rows.add(rows.get(3));
        JsonNode report = replay("--profile", "chilled");
        assertThat(report.get("rejected").asInt()).isEqualTo(7);
        assertThat(report.get("repeated").asInt()).isEqualTo(1);
        assertThat(report.get("readings").asInt()).isEqualTo(25);
    }

    @Test
    void aClockThatRunsAheadIsCorrectedAndNothingIsLeftOut() throws IOException {
        for (int minute = 0; minute < 300; minute += 5) {
            Instant truly = MORNING.plusSeconds(60L * minute);
            rows.add("FAST,%s,%s,2,%d".formatted(truly.plusSeconds(420), truly.plusSeconds(3), minute / 5));
        }
        JsonNode report = replay("--profile", "chilled");
        assertThat(report.get("rejected").asInt()).isZero();
        assertThat(report.at("/tags/0/clock/trust").asText()).isEqualTo("corrected");
        assertThat(report.at("/tags/0/clock/offset_s").asDouble()).isEqualTo(-417);
    }

    @Test
    void whatLooksLikeFahrenheitIsSaidAndNotConverted() throws IOException {
        for (int minute = 0; minute < 60; minute += 5) {
            reading("US", minute, "36.5");
        }
        JsonNode report = replay("--profile", "chilled");
        assertThat(report.get("notes").toString()).contains("Tag US", "Fahrenheit");
        assertThat(report.at("/tags/0/max_c").asDouble()).isEqualTo(36.5);
    }
}
