package fr.creneau.cli.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.cli.UserError;
import fr.creneau.cli.rounds.instance.Instance;
import fr.creneau.cli.rounds.instance.Instance.DistanceRule;
import fr.creneau.cli.rounds.instance.InstanceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceFileTest {
    static final String SOLOMON = """
            tiny

            VEHICLE
            NUMBER     CAPACITY
              2          10

            CUSTOMER
            CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

                0      0          0          0          0        100          0
                1      3          4          6         10         20          5
                2      0          7.5        6          0         90          5
            """;

    static final String CVRPLIB = """
            NAME : tiny
            TYPE : VRPTW
            DIMENSION : 3
            VEHICLES : 2
            CAPACITY : 10
            SERVICE_TIME : 5
            EDGE_WEIGHT_TYPE : EUC_2D
            NODE_COORD_SECTION
            1 0 0
            2 1 1
            3 0 7
            DEMAND_SECTION
            1 0
            2 6
            3 6
            TIME_WINDOW_SECTION
            1 0 100
            2 10 20
            3 0 90
            DEPOT_SECTION
            1
            -1
            EOF
            """;

    private final Path folder;

    InstanceFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void assertRefused(String text, String... sentences) throws IOException {
        assertThatThrownBy(() -> InstanceFile.read(file("bad.txt", text)))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(sentences)
                .hasMessageContaining("Maybe");
    }

    @Test
    void bothFormsAreReadGzippedOrNot() throws IOException {
        Instance solomon = InstanceFile.read(file("tiny.txt", SOLOMON));
        assertThat(solomon.vehicles()).isEqualTo(2);
        assertThat(solomon.rounding()).isEqualTo(DistanceRule.REAL);
        assertThat(solomon.customers()).extracting(Instance.Site::y).containsExactly(4.0, 7.5);

        Path zipped = folder.resolve("tiny.vrp.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(CVRPLIB.getBytes(StandardCharsets.UTF_8));
        }
        Instance cvrplib = InstanceFile.read(zipped);
        assertThat(cvrplib.rounding()).isEqualTo(DistanceRule.ONE_DECIMAL);
        assertThat(cvrplib.depot().latest()).isEqualTo(100);
        assertThat(cvrplib.depot().service()).isZero();
        assertThat(cvrplib.customers()).extracting(Instance.Site::service).containsExactly(5.0, 5.0);
        assertThat(InstanceFile.stem(zipped)).isEqualTo("tiny");
    }

    @Test
    void aMissingDepotIsNamed() throws IOException {
        assertRefused(SOLOMON.replaceFirst("(?m)^ +0 +0 .*\n", ""), "the depot (number 0) is missing");
        assertRefused(CVRPLIB.replace("DEPOT_SECTION\n1\n", "DEPOT_SECTION\n"), "DEPOT_SECTION is missing or empty");
        assertRefused(CVRPLIB.replace("DEPOT_SECTION\n1\n", "DEPOT_SECTION\n9\n"), "the depot (number 9) is missing");
    }

    @Test
    void aWindowThatEndsBeforeItStartsIsNamedWithItsLine() throws IOException {
        assertRefused(
                SOLOMON.replace("10         20", "30         20"),
                "line 11: customer 1 has the window 30.0..20.0: expected an end that is not before the start");
    }

    @Test
    void allFaultsAreToldAtOnce() throws IOException {
        assertRefused(
                SOLOMON.replace("7.5 ", "seven").replace("6         10", "60        10"),
                "line 12: y \"seven\": expected a number",
                "line 11: customer 1 has the demand 60: expected 10, a vehicle's capacity, at most");
    }

    @Test
    void rowsThatAreCutOffOrDoubledAreNamed() throws IOException {
        assertRefused(SOLOMON.replaceFirst("90 +5", "90"), "line 12: 6 fields: expected 7");
        assertRefused(SOLOMON + "    2 1 1 1 0 9 1\n", "line 13: customer 2 a second time");
        assertRefused(CVRPLIB.replace("2 10 20\n", ""), "node 2 has no time window");
        assertRefused(CVRPLIB.replace("EUC_2D", "EXPLICIT"), "line 7: EDGE_WEIGHT_TYPE EXPLICIT: expected EUC_2D");
        assertRefused("", "no count of vehicles was found");
        assertRefused("hello\nworld\n", "no customers were found");
    }

    @Test
    void aNodeThatASectionForgetsIsNamedAndNotLeftOut() throws IOException {
        assertRefused(CVRPLIB.replace("3 0 7\n", ""), "line 14: node 3 has no coordinates: expected one for each node");
        assertRefused(
                CVRPLIB.replace("3 0 7\n", ""), "line 3: DIMENSION 3, and 2 nodes have coordinates: expected as many");
        assertRefused(
                CVRPLIB.replace("3 0 7\n", "").replace("3 6\n", "").replace("3 0 90\n", ""),
                "line 3: DIMENSION 3, and 2 nodes have coordinates");
        assertRefused(CVRPLIB.replace("3 6\n", ""), "line 11: node 3 has no demand");
        assertRefused(
                CVRPLIB.replace("DEPOT_SECTION", "SERVICE_TIME_SECTION\n1 0\n2 5\nDEPOT_SECTION"),
                "line 11: node 3 has no service time");
    }

    @Test
    void whatIsTooLargeForWholeNumbersIsNamed() throws IOException {
        assertRefused(
                SOLOMON.replace("20          5", "20  300000000"),
                "line 11: service time 300000000: expected at most 20000000 either way");
        assertRefused(
                CVRPLIB.replace("3 0 7\n", "3 0 7e9\n"), "line 11: NODE_COORD_SECTION of node 3 7e9: expected at most");
        assertRefused(CVRPLIB.replace("3 0 90", "3 0 90000000"), "line 19: TIME_WINDOW_SECTION of node 3 90000000");
        assertRefused(
                SOLOMON.replace("2          10", "2  2000000000"),
                "line 5: capacity 2000000000: expected a whole number from 1 to 1000000000");
    }
}
