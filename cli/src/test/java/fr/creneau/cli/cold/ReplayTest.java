package fr.creneau.cli.cold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.creneau.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Path file = Files.write(folder.resolve("readings.csv"), rows);
        Path report = folder.resolve("report.json");
        String[] args = Stream.concat(
                        Stream.of("cold", "replay", "--readings", file.toString(), "--json", report.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        assertThat(Main.commandLine().execute(args)).isEqualTo(Main.OK);
        return new ObjectMapper().readTree(report.toFile());
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
        for (int minute = 0; minute <= 180; minute += 5) {
            reading("BOX", minute, String.valueOf(Math.round((2 + Math.max(0, minute - 60) * 0.03) * 10) / 10.0));
        }
        JsonNode report = replay("--profile", "chilled"); // 4 °C are passed at 08:07
        assertThat(report.get("warnings")).hasSize(1);
        assertThat(report.at("/warnings/0/at").asText()).isBetween("2026-03-02T07:10", "2026-03-02T07:52");
        assertThat(report.at("/warnings/0/probability").asDouble()).isBetween(0.52, 1.0);
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
