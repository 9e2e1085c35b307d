package fr.creneau.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import fr.creneau.core.match.StreetNet;
import fr.creneau.core.match.StreetNetFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreetsWatchTest {
    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private StreetsWatch watch = new StreetsWatch(Path.of(""), meters);

    @BeforeEach
    void watch() {
        meters.clear();
        watch = new StreetsWatch(folder.resolve("town"), meters);
    }

    private int arcsKnown() {
        watch.look();
        int arcs = watch.newest().map(TownStreets::arcs).orElse(0);
        assertThat(meters.get("creneau.streets.arcs").gauge().value()).isEqualTo(arcs);
        return arcs;
    }

    private void write(int[] from, int[] to) throws IOException {
        Files.createDirectories(folder.resolve("town"));
        try (OutputStream out = Files.newOutputStream(folder.resolve("town").resolve(StreetNetFile.NAME))) {
            StreetNetFile.write(
                    StreetNet.of(new double[] {43.73, 43.74, 43.75}, new double[] {7.42, 7.42, 7.43}, from, to), out);
        }
    }

    @Test
    void streetsMayComeAndBeReplacedWhileItLooks() throws IOException {
        assertThat(arcsKnown()).as("no folder yet").isZero();
        write(new int[] {0, 1}, new int[] {1, 0});
        assertThat(arcsKnown()).isEqualTo(2);
        TownStreets before = watch.newest().orElseThrow();
        assertThat(arcsKnown()).isEqualTo(2);
        assertThat(watch.newest()).as("read once").containsSame(before);
        write(new int[] {0, 1, 1, 2}, new int[] {1, 0, 2, 1});
        assertThat(arcsKnown()).isEqualTo(4);
    }

    @Test
    void aFileThatCannotBeUsedChangesNothing() throws IOException {
        Path file = folder.resolve("town").resolve(StreetNetFile.NAME);
        Files.createDirectories(folder.resolve("town"));
        Files.writeString(file, "half of a fi");
        assertThat(arcsKnown()).isZero();
        write(new int[] {0, 1}, new int[] {1, 0});
        assertThat(arcsKnown()).isEqualTo(2);
        Files.writeString(file, "broken again");
        assertThat(arcsKnown()).as("the streets known before").isEqualTo(2);
    }

    @Test
    void aFileThatCouldNotBeReadIsTriedAgainThoughItDidNotChange() throws IOException {
        write(new int[] {0, 1}, new int[] {1, 0});
        Path file = folder.resolve("town").resolve(StreetNetFile.NAME);
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "skipped: root reads what nobody may");
        assertThat(arcsKnown()).isZero();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(arcsKnown()).isEqualTo(2);
    }
}
