package fr.creneau.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.geo.LatLon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which arcs a circuit runs along, in a block of streets of 200 m. */
class CircuitArcsTest {
    private final Town town = Town.twoBlocks();

    private String along(double[]... line) {
        StreetNet net = town.net();
        List<LatLon> places =
                Arrays.stream(line).map(p -> Town.PLANE.at(p[0], p[1])).toList();
        CircuitArcs arcs = CircuitArcs.along(net, new ArcGrid(net).search(), places);
        return arcs.stream().mapToObj(town::name).sorted().collect(Collectors.joining(" "));
    }

    @Test
    void itRunsAlongTheStreetsThatItDrivesAndNoOthers() {
        assertThat(along(new double[] {0, 202}, new double[] {200, 202}, new double[] {197, 3}, new double[] {400, -4}))
                .isEqualTo("AB BE EF");
    }

    @Test
    void aStreetDrivenInTwoPiecesIsOneOfThem() {
        assertThat(along(new double[] {0, 0}, new double[] {90, 0}, new double[] {90, 0}, new double[] {200, 0}))
                .isEqualTo("DE");
    }

    @Test
    void aStreetThatIsOnlyTouchedIsNot() {
        assertThat(along(new double[] {40, 0}, new double[] {240, 0})).isEqualTo("DE");
    }

    @Test
    void aLineThatLeapsOverTheMapTellsOfNoStreet() {
        assertThat(along(new double[] {0, 200}, new double[] {200, 200}, new double[] {9_000_000, 200}))
                .isEqualTo("AB");
    }

    /** As long as a plan may be, each of its leaps as wide as the globe: were they looked along, this would take hours. */
    @Test
    void theWorstThatAPlanMaySayIsSoonLookedThrough() {
        List<LatLon> leaps = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            leaps.add(new LatLon(48.85, i % 2 == 0 ? -180 : 180));
        }
        StreetNet net = town.net();
        assertThat(CircuitArcs.along(net, new ArcGrid(net).search(), leaps)).isEqualTo(CircuitArcs.none());
    }

    @Test
    void aCircuitIsLookedAtNoFurtherThanAVanDrivesInADay() {
        List<double[]> line = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            line.add(new double[] {i % 2 == 0 ? 0 : 200, 0});
        }
        line.add(new double[] {400, 200});
        line.add(new double[] {200, 200});
        assertThat(along(line.toArray(double[][]::new))).isEqualTo("DE ED");
    }

    @Test
    void aCircuitElsewhereHasNone() {
        assertThat(along(new double[] {0, 100}, new double[] {150, 100})).isEmpty();
        assertThat(along()).isEmpty();
    }
}
