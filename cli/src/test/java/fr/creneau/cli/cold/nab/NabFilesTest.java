package fr.creneau.cli.cold.nab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.creneau.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code cold nab} on files as they should not be: a sentence for each, never a stack trace. */
class NabFilesTest {
    private static final LocalDateTime MORNING = LocalDateTime.parse("2013-12-02T08:00:00");

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();

    private int nab(List<String> rows) throws IOException {
        Files.writeString(
                folder.resolve("nab-windows.json"),
                "{\"series.csv\": [[\"2013-12-02 16:00:00\", \"2013-12-02 20:00:00\"]]}");
        List<String> lines = new ArrayList<>(rows);
        lines.add(0, "timestamp,value");
        Files.write(folder.resolve("series.csv"), lines);
        CommandLine line = Main.commandLine().setErr(new PrintWriter(told));
        return line.execute(
                "cold",
                "nab",
                "--dir",
                folder.toString(),
                "--json",
                folder.resolve("report.json").toString());
    }

    private static String row(int minute, double fahrenheit) {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
        return MORNING.plusMinutes(minute).format(form) + "," + fahrenheit;
    }

    private static List<String> rows(int count, int everyMinutes, IntToDoubleFunction fahrenheit) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i * everyMinutes, fahrenheit.applyAsDouble(i)));
        }
        return rows;
    }

    private void assertRefused(List<String> rows, String reason) throws IOException {
        assertThat(nab(rows)).isEqualTo(Main.BAD_INPUT);
        assertThat(told.toString()).contains("series.csv: " + reason, "Maybe").doesNotContain("\tat ");
    }

    @Test
    void noGoodRow() throws IOException {
        assertRefused(List.of("yesterday,70", "2013-12-02 08:00:00,warm"), "0 usable readings: expected 2 or more");
    }

    @Test
    void oneGoodRow() throws IOException {
        assertRefused(List.of(row(0, 70), "2013-12-02 08:05:00,9e9"), "1 usable readings: expected 2 or more");
    }

    @Test
    void aSensorThatStoodStill() throws IOException {
        assertRefused(rows(20, 5, i -> 68), "the first 20 readings are all 20.0 °C: expected some spread");
    }

    @Test
    void aReadingEveryTwoHours() throws IOException {
        assertRefused(rows(20, 120, i -> 68 + i % 3), "a reading every 120 min: expected one every 60 min or oftener");
    }

    @Test
    void asHotAsCanBeMeasuredAndAsColdIsNoMistake() throws IOException {
        assertThat(nab(rows(20, 5, i -> i % 2 == 0 ? -140 : 210))).isEqualTo(Main.OK);
    }

    /** A day at 70 °F give or take, from 16:00 on at 90. */
    @Test
    void rowsInAnyOrderGiveTheSameAlarms() throws IOException {
        List<String> day = rows(900, 1, i -> i >= 800 ? 90 : 70 + i % 5);
        assertThat(nab(day)).isEqualTo(Main.OK);
        JsonNode sorted = series();
        assertThat(sorted.at("/engine/alarms").asInt()).isEqualTo(1);
        Collections.shuffle(day, new Random(1));
        assertThat(nab(day)).isEqualTo(Main.OK);
        assertThat(series()).isEqualTo(sorted);
    }

    @Test
    void aMomentThatComesTwiceCountsOnce() throws IOException {
        List<String> rows = rows(20, 5, i -> 70 + i % 3);
        rows.add(row(0, 75));
        assertThat(nab(rows)).isEqualTo(Main.OK);
        assertThat(series().get("readings").asInt()).isEqualTo(20);
    }

    private JsonNode series() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("report.json").toFile())
                .at("/series/0");
    }
}
