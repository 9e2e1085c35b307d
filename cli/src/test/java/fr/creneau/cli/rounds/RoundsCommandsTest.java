package fr.creneau.cli.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.creneau.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RoundsCommandsTest {
    private final Path folder;

    RoundsCommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private record Ran(int code, String errors) {}

    private static Ran run(String... words) {
        CommandLine line = Main.commandLine();
        StringWriter errors = new StringWriter();
        line.setErr(new PrintWriter(errors));
        return new Ran(line.execute(words), errors.toString());
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).toFile());
    }

    @Test
    void aFolderIsSolvedAndABadFileIsNamedWhileTheOthersGoOn() throws IOException {
        Files.writeString(folder.resolve("tiny.txt"), InstanceFileTest.SOLOMON);
        Files.writeString(folder.resolve("tiny.sol"), "Cost 25\n");
        Files.writeString(folder.resolve("torn.txt"), "torn\n");
        Ran ran = run(
                "rounds",
                "bench",
                "--dir",
                folder.toString(),
                "--seconds",
                "0.1",
                "--threads",
                "1",
                "--json",
                folder.resolve("bench.json").toString());
        assertThat(ran.code()).isEqualTo(Main.OK);
        JsonNode report = json("bench.json");
        assertThat(report.path("mean_gap").asDouble(-1)).isZero();
        assertThat(report.path("all_feasible").asBoolean()).isTrue();
        assertThat(report.path("left_out").asInt()).isEqualTo(1);
        assertThat(report.path("notes").toString()).contains("torn.txt", "the depot (number 0) is missing");
        assertThat(report.path("instances").get(0).path("instance").asText()).isEqualTo("tiny");
    }

    @Test
    void theToursAreWrittenAsOthersReadThem() throws IOException {
        Path instance = Files.writeString(folder.resolve("tiny.txt"), InstanceFileTest.SOLOMON);
        Ran ran = run(
                "rounds",
                "solve",
                "--instance",
                instance.toString(),
                "--seconds",
                "0.1",
                "--threads",
                "1",
                "--solution",
                folder.resolve("out.sol").toString(),
                "--plot",
                folder.resolve("out.svg").toString(),
                "--json",
                folder.resolve("solve.json").toString());
        assertThat(ran.code()).isEqualTo(Main.OK);
        assertThat(folder.resolve("out.sol"))
                .content()
                .contains("Route #2: ")
                .endsWith("Cost 25.0" + System.lineSeparator());
        assertThat(folder.resolve("out.svg")).content().startsWith("<svg").contains("tiny, 2 customers");
        assertThat(json("solve.json").path("gap").isNull()).isTrue();
        assertThat(json("solve.json").path("best_over_time").get(0).get(1).asDouble())
                .isEqualTo(25.0);
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() {
        assertThat(run("rounds", "solve", "--instance", "nowhere.vrp").errors())
                .contains("There is no file nowhere.vrp.", "Maybe")
                .doesNotContain("\tat ");
        assertThat(run("rounds", "bench", "--dir", folder.toString()).errors()).contains("holds no instance");
        assertThat(run("rounds", "bench", "--dir", folder.toString(), "--seconds", "-1")
                        .code())
                .isEqualTo(Main.BAD_INPUT);
        assertThat(run("slots", "bench", "--rounds", "0").errors()).contains("--rounds 0: expected 1 or more.");
    }

    /** An hour of solving would run into the time limit: each of these is told before. */
    @Test
    @Timeout(60)
    void whatCannotBeReadOrWrittenIsToldBeforeSolving() throws IOException {
        String instance = Files.writeString(folder.resolve("tiny.txt"), InstanceFileTest.SOLOMON)
                .toString();
        String nowhere = folder.resolve("nowhere/file").toString();
        for (String option : List.of("--best-known", "--solution", "--plot", "--json")) {
            Ran ran = run("rounds", "solve", "--instance", instance, "--seconds", "3600", option, nowhere);
            assertThat(ran.code()).isEqualTo(Main.BAD_INPUT);
            assertThat(ran.errors()).contains(option + " " + nowhere + ": expected a file that can be", "Maybe");
        }
        Ran bench = run("rounds", "bench", "--dir", folder.toString(), "--seconds", "3600", "--best-known", nowhere);
        assertThat(bench.errors()).contains("--best-known " + nowhere);
    }

    @Test
    void theReportIsThereWhenTheToursCannotBeWritten() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "skipped: no /dev/full, a file that takes nothing");
        String instance = Files.writeString(folder.resolve("tiny.txt"), InstanceFileTest.SOLOMON)
                .toString();
        Ran ran = run(
                "rounds",
                "solve",
                "--instance",
                instance,
                "--seconds",
                "0.1",
                "--solution",
                full.toString(),
                "--json",
                folder.resolve("solve.json").toString());
        assertThat(ran.errors()).contains("The tours could not be written to /dev/full");
        assertThat(json("solve.json").path("cost").asDouble()).isEqualTo(25.0);
    }

    @Test
    void aSmallDepotIsBenchedWholeAndEveryYesHolds() throws IOException {
        Ran ran = run(
                "slots",
                "bench",
                "--rounds",
                "4",
                "--stops",
                "20",
                "--offers",
                "500",
                "--refusals",
                "2",
                "--resolve-seconds",
                "0.1",
                "--ejection-ms",
                "20",
                "--improve-seconds",
                "0.02",
                "--replans",
                "14",
                "--replan-ms",
                "300",
                "--json",
                folder.resolve("slots.json").toString());
        // Whether each round made anew is found in time is the machine's affair; that it is told truly is ours.
        assertThat(ran.errors()).isEmpty();
        JsonNode report = json("slots.json");
        assertThat(report.path("offers").asInt()).isEqualTo(500);
        assertThat(report.path("refuted").asInt(-1)).isZero();
        assertThat(report.path("slots").asInt()).isEqualTo(42);
        assertThat(report.path("unsound_after_search").asInt(-1)).isZero();
        JsonNode states = report.path("offers_by_state");
        assertThat(states.path("under_way").asInt()).isEqualTo(250);
        assertThat(states.path("stops_served").asInt()).isPositive();
        assertThat(states.path("at_the_depot_told_the_time").asInt()).isPositive();
        assertThat(states.path("longest_duty_binds").asInt()).isPositive();
        assertThat(report.path("replans_told_wrongly").asInt(-1)).isZero();
        assertThat(report.path("replans_running").asInt()).isPositive();
        assertThat(report.path("replans_beyond_insertion").asInt()).isPositive();
        assertThat(report.path("replan_kinds")).hasSize(7);
        assertThat(report.path("p99_ms").asDouble()).isPositive();
    }
}
