package fr.creneau.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grid and the short ways say the same as looking at everything. */
class NearbyTest {
    private static final int NODES = 60;

    /** Corners strewn over 2 km, each with four one-way streets to others. */
    private static StreetNet net(SplittableRandom random) {
        double[] lat = new double[NODES];
        double[] lon = new double[NODES];
        int[] from = new int[4 * NODES];
        int[] to = new int[4 * NODES];
        for (int node = 0; node < NODES; node++) {
            lat[node] = 48.85 + random.nextDouble() * 0.018;
            lon[node] = 2.35 + random.nextDouble() * 0.027;
            for (int i = 0; i < 4; i++) {
                from[4 * node + i] = node;
                to[4 * node + i] = random.nextInt(NODES);
            }
        }
        return StreetNet.of(lat, lon, from, to);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theGridFindsTheNearestArcs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StreetNet net = net(random);
        ArcGrid.Search search = new ArcGrid(net).search();
        for (int look = 0; look < 200; look++) {
            double x = random.nextDouble(-1_500, 1_500);
            double y = random.nextDouble(-1_500, 1_500);
            List<Double> all = new ArrayList<>();
            for (int arc = 0; arc < net.arcs(); arc++) {
                double away = net.away(arc, net.along(arc, x, y), x, y);
                if (away <= 90) {
                    all.add(away);
                }
            }
            List<Double> found = new ArrayList<>();
            int size = search.near(x, y, 90, 7);
            for (int i = 0; i < size; i++) {
                found.add(search.away(i));
            }
            assertThat(found).isEqualTo(all.stream().sorted().limit(7).toList());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theShortestWaysAreThoseOfAllPairs(long seed) {
        StreetNet net = net(new SplittableRandom(seed));
        double[][] metres = allPairs(net);
        NearPaths paths = new NearPaths(net);
        int[] everywhere = new int[NODES];
        Arrays.setAll(everywhere, i -> i);
        double limit = 1_200;
        for (int source = 0; source < NODES; source++) {
            paths.search(source, everywhere, NODES, limit);
            for (int node = 0; node < NODES; node++) {
                double expected = metres[source][node] <= limit ? metres[source][node] : Double.POSITIVE_INFINITY;
                assertThat(paths.metresTo(node)).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-6));
            }
        }
    }

    /** Floyd and Warshall. */
    private static double[][] allPairs(StreetNet net) {
        double[][] metres = new double[NODES][NODES];
        for (double[] row : metres) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        for (int arc = 0; arc < net.arcs(); arc++) {
            double known = metres[net.from(arc)][net.to(arc)];
            metres[net.from(arc)][net.to(arc)] = Math.min(known, net.metres(arc));
        }
        for (int via = 0; via < NODES; via++) {
            metres[via][via] = 0;
            for (int a = 0; a < NODES; a++) {
                for (int b = 0; b < NODES; b++) {
                    metres[a][b] = Math.min(metres[a][b], metres[a][via] + metres[via][b]);
                }
            }
        }
        return metres;
    }

    @Test
    void anArcToACornerThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> StreetNet.of(new double[] {48}, new double[] {2}, new int[] {0}, new int[] {1}))
                .hasMessage("arc 0 leads from node 0 to 1: expected 0..0");
    }
}
