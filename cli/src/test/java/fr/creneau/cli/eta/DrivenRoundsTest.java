package fr.creneau.cli.eta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.cli.UserError;
import fr.creneau.cli.table.Rejects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrivenRoundsTest {
    private static final String HEADER =
            "round_id,vehicle_id,service_date,seq,stop_id,lat,lon,planned_arrival,planned_departure,actual_arrival,actual_departure";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Rejects rejects = new Rejects(new PrintStream(told, true, StandardCharsets.UTF_8));

    private List<DrivenRound> read(String header, String... rows) throws IOException {
        Path file = Files.writeString(folder.resolve("rounds.csv"), header + "\n" + String.join("\n", rows) + "\n");
        return DrivenRounds.read(file, rejects);
    }

    private static String row(String round, int seq, String planned, String arrival, String departure) {
        return "%s,V1,2026-03-02,%d,S%d,,,%s,%s,%s,%s"
                .formatted(round, seq, seq, time(planned), time(planned), time(arrival), time(departure));
    }

    private static String time(String clock) {
        return clock.isEmpty() ? "" : "2026-03-02T" + clock + "+01:00";
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rowsThatCannotBeTrueAreNamedWithTheirLineAndTheRestOfTheRoundIsUsed() throws IOException {
        List<DrivenRound> rounds = read(
                HEADER,
                row("A", 0, "09:00:00", "09:01:00", "09:02:00"),
                row("A", 1, "09:10:00", "09:14:00", "09:13:00"),
                row("A", 2, "", "09:20:00", "09:21:00"),
                row("A", 3, "09:30:00", "09:30:00", "09:31:00"),
                row("A", 2, "09:40:00", "09:40:00", "09:41:00"));
        assertThat(rounds).hasSize(1);
        assertThat(rounds.get(0).stops()).hasSize(2);
        assertThat(rejects.count()).isEqualTo(3);
        assertThat(told())
                .contains("rounds.csv:3: actual_arrival 2026-03-02T09:14:00+01:00 is after actual_departure")
                .contains("rounds.csv:4: planned_arrival is missing")
                .contains("rounds.csv:6: seq 2 after 3 in round A: expected the stops of a round in sequence");
    }

    @Test
    void anUnknownColumnIsNamedAndIgnored() throws IOException {
        List<DrivenRound> rounds = read(
                HEADER + ",colour",
                row("A", 0, "09:00:00", "09:01:00", "09:02:00") + ",red",
                row("A", 1, "09:10:00", "09:11:00", "09:12:00") + ",red");
        assertThat(rounds).hasSize(1);
        assertThat(told()).contains("rounds.csv:1: the column 'colour' is not known");
    }

    @Test
    void roundsMayBeInterleavedAndKeepTheirLocalClock() throws IOException {
        List<DrivenRound> rounds = read(
                HEADER,
                row("A", 0, "09:00:00", "09:01:00", "09:02:00"),
                row("B", 0, "09:00:00", "09:01:00", "09:02:00"),
                row("A", 1, "09:10:00", "09:11:00", "09:12:00"),
                row("B", 1, "09:10:00", "09:11:00", "09:12:00"));
        assertThat(rounds).extracting(DrivenRound::id).containsExactly("A", "B");
        assertThat(rounds.get(1).utcOffsetSeconds()).isEqualTo(3_600);
    }

    @Test
    void aFileWithoutAUsableRoundIsRefused() {
        assertThatThrownBy(() -> read(HEADER, row("A", 0, "09:00:00", "09:01:00", "09:02:00")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no round of two stops");
    }
}
