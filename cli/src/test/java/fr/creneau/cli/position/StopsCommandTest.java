package fr.creneau.cli.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.creneau.cli.Main;
import fr.creneau.cli.UserError;
import fr.creneau.cli.table.Rejects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopsCommandTest {
    private static final String HEADER = "trajectory,timestamp,x_m,y_m,label\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Rejects rejects = new Rejects(new PrintStream(told, true, StandardCharsets.UTF_8));

    /** Drivers who drive at 4 to 14 m/s for ten fixes and walk at 0 to 1.5 m/s for ten, jammed at 1 m/s now and then. */
    private static String tracks(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder(HEADER);
        for (int track = 0; track < count; track++) {
            double x = 0;
            LocalDateTime time = LocalDateTime.of(2026, 3, 2, 8, 0);
            for (int fix = 0; fix < 60; fix++) {
                boolean walks = fix / 10 % 2 == 1;
                boolean jammed = !walks && random.nextInt(8) == 0;
                x += 5 * (walks ? random.nextDouble(1.5) : jammed ? 1 : random.nextDouble(4, 14));
                csv.append("T%d,%s,%s,0,%s\n".formatted(track, time, x, walks ? "OnFoot" : "Driving"));
                time = time.plusSeconds(5);
            }
        }
        return csv.toString();
    }

    @Test
    void walkingIsToldFromAJamByWhatTheOthersTeach_seed_7() throws IOException {
        Path file = Files.writeString(folder.resolve("tracks.csv"), tracks(24, 7));
        Path json = folder.resolve("report.json");
        int exit = Main.commandLine()
                .execute("eta", "stops", "--tracks", file.toString(), "--folds", "3", "--json", json.toString());
        assertThat(exit).isZero();
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("tracks").asInt()).isEqualTo(24);
        assertThat(report.path("fixes").asInt()).isEqualTo(24 * 60);
        double baseline = report.path("baseline").path("f1_on_foot").asDouble();
        assertThat(report.path("f1_on_foot").asDouble()).isGreaterThan(baseline + 0.03);
        assertThat(report.path("online").path("f1_on_foot").asDouble()).isGreaterThan(baseline);
    }

    @Test
    void scoresCountFixesPrecisionAndRecall() {
        GaitScore score = new GaitScore();
        score.add(new boolean[] {false, false, true, true, true}, new boolean[] {false, true, true, true, false});
        assertThat(score.accuracy()).isCloseTo(0.6, within(1e-9));
        assertThat(score.f1OnFoot()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(score.toJson()).containsEntry("errors", 2L).containsEntry("errors_next_to_a_change", 1L);
    }

    @Test
    void rowsThatCannotBeUsedAreNamedAndTheOthersKept() throws IOException {
        Path file = Files.writeString(
                folder.resolve("tracks.csv"),
                HEADER
                        + "T1,2026-03-02 08:00:00,0,0,Driving\n"
                        + "T1,2026-03-02 08:00:05.5,9,0,Flying\n"
                        + "T1,yesterday,9,0,Driving\n"
                        + "T1,2026-03-02 08:00:00,9,0,Driving\n"
                        + "T1,2026-03-02 08:00:10,19,0,OnFoot\n");
        assertThat(LabelledTrack.read(file, rejects)).singleElement().satisfies(track -> {
            assertThat(track.onFoot()).containsExactly(false, true);
            assertThat(track.track().speed(0)).isEqualTo(1.9);
        });
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains(":3: label 'Flying': expected Driving or OnFoot")
                .contains(":4: timestamp 'yesterday': expected a time like 2026-03-02 08:15:00.5")
                .contains(":5: timestamp '2026-03-02 08:00:00' is not later than the row before of trajectory T1");
    }

    @Test
    void moreFoldsThanTracksAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("tracks.csv"), tracks(3, 1));
        StopsCommand command = new StopsCommand();
        new picocli.CommandLine(command).parseArgs("--tracks", file.toString());
        assertThatThrownBy(command::call)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--folds 10 --lag 2: expected 2 to 3 folds");
    }
}
