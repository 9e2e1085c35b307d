package fr.creneau.cli.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.creneau.cli.Main;
import fr.creneau.cli.UserError;
import fr.creneau.core.match.StreetNet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
    @TempDir
    private Path folder;

    /** A street of three blocks of 111 m that runs north, with a side street, and a van that drives the first two. */
    private void writeTrack(String route) throws IOException {
        Path track = Files.createDirectories(folder.resolve("00000007"));
        Files.writeString(
                track.resolve("00000007.nodes"),
                "7.0\t43.000\n7.0\t43.001\n7.0\t43.002\n7.0\t43.003\n7.001\t43.0015\n");
        Files.writeString(track.resolve("00000007.arcs"), "0\t1\n1\t2\n2\t3\n3\t2\n2\t1\n1\t0\n1\t4\n4\t1\n");
        Files.writeString(track.resolve("00000007.route"), route);
        StringBuilder fixes = new StringBuilder();
        for (int second = 0; second < 16; second++) {
            fixes.append("7.00002\t%s\t%d\n".formatted(43.0004 + second * 0.0001, second));
        }
        Files.writeString(track.resolve("00000007.track"), fixes);
    }

    private JsonNode run(String... more) throws IOException {
        Path report = folder.resolve("report.json");
        String[] args = new String[more.length + 5];
        System.arraycopy(
                new String[] {"match", "--kubicka", folder.toString(), "--json", report.toString()}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        assertThat(Main.commandLine().execute(args)).isZero();
        return new ObjectMapper().readTree(report.toFile());
    }

    @Test
    void aWayThatWasFoundIsFoundByTheLibraryToo() throws IOException {
        writeTrack("0\n1\n");
        JsonNode report = run("--passes", "1", "--library");
        assertThat(report.path("points").asInt()).isEqualTo(16);
        assertThat(report.path("length_matched").asDouble()).isEqualTo(1);
        assertThat(report.path("length_spurious").asDouble()).isZero();
        assertThat(report.path("library").path("length_matched").asDouble()).isEqualTo(1);
    }

    @Test
    void whatWasDrivenButNotFoundAndFoundButNotDrivenIsCounted() throws IOException {
        writeTrack("0\n5\n0\n");
        JsonNode report = run("--passes", "1");
        assertThat(report.path("length_matched").asDouble()).isCloseTo(1.0 / 3, within(1e-3));
        assertThat(report.path("length_spurious").asDouble()).isCloseTo(1.0 / 3, within(1e-3));
    }

    @Test
    void anArcDrivenTwiceMustBeFoundTwice() {
        StreetNet net =
                StreetNet.of(new double[] {43, 43.001}, new double[] {7, 7}, new int[] {0, 1}, new int[] {1, 0});
        MatchScore score = MatchScore.of(net, new int[] {0, 1, 0}, new int[] {0, 1, 1});
        assertThat(score.matched()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(score.spurious()).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void aLineOfAnotherFormIsNamed() throws IOException {
        writeTrack("0\n1\n");
        Path arcs = folder.resolve("00000007/00000007.arcs");
        Files.writeString(arcs, "0\t1\n1\tsix\n");
        assertThatThrownBy(() -> KubickaTrack.read(folder.resolve("00000007")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("00000007.arcs:2: '1\tsix': expected 2 numbers between tabs.");
    }

    @Test
    void aRouteOverAnArcThatIsNotThereIsNamed() throws IOException {
        writeTrack("0\n8\n");
        assertThatThrownBy(() -> KubickaTrack.read(folder.resolve("00000007")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the route has arc 8: expected 0..7");
    }

    @Test
    void aFolderThatIsNotThereIsToldInASentence() {
        StringWriter told = new StringWriter();
        int exit = Main.commandLine().setErr(new PrintWriter(told)).execute("match", "--kubicka", folder + "/none");
        assertThat(exit).isEqualTo(Main.BAD_INPUT);
        assertThat(told.toString())
                .contains("There is no folder " + folder + "/none.")
                .contains("Maybe ");
    }

    @Test
    void onTheKubickaTracksTheWayIsFound() throws IOException {
        Optional<Path> data = Optional.ofNullable(System.getenv("CRENEAU_DATA")).map(Path::of);
        assumeTrue(data.isPresent(), "skipped: CRENEAU_DATA names no folder with mapmatch/");
        folder = data.orElseThrow().resolve("mapmatch");
        Path report = Files.createTempFile("match", ".json");
        Main.commandLine()
                .execute("match", "--kubicka", folder.toString(), "--passes", "1", "--json", report.toString());
        JsonNode told = new ObjectMapper().readTree(report.toFile());
        assertThat(told.path("length_matched").asDouble()).isGreaterThan(0.99);
        assertThat(told.path("length_spurious").asDouble()).isLessThan(0.01);
        Files.delete(report);
    }
}
