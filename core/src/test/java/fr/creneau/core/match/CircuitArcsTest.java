package fr.creneau.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.geo.LatLon;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which arcs a circuit runs along, in a block of streets of 200 m. */
class CircuitArcsTest {
    private final Town town = new Town()
            .corner('A', 0, 200)
            .corner('B', 200, 200)
            .corner('C', 400, 200)
            .corner('D', 0, 0)
            .corner('E', 200, 0)
            .corner('F', 400, 0)
            .street("ABC")
            .street("DEF")
            .street("AD")
            .street("BE")
            .street("CF");

    private String along(double[]... line) {
        StreetNet net = town.net();
        List<LatLon> places =
                Arrays.stream(line).map(p -> Town.PLANE.at(p[0], p[1])).toList();
        BitSet arcs = CircuitArcs.along(net, new ArcGrid(net).search(), places);
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
    void aCircuitElsewhereHasNone() {
        assertThat(along(new double[] {0, 100}, new double[] {150, 100})).isEmpty();
        assertThat(along()).isEmpty();
    }
}
