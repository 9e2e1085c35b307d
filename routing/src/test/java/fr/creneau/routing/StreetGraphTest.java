package fr.creneau.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.match.StreetNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A town of our own drawing, about 110 m by 80 m a block:
 *
 * <pre>
 *   7 --- 8 --- 9
 *   |     |     |        21 --- 22   an island that no street joins
 *   4 --- 5 --- 6
 *   |     |     |
 *   1 --&gt; 2 --- 3        1 to 2 is one-way
 * </pre>
 */
class StreetGraphTest {
    private static final double STEP = 0.001;

    static Path folder;
    static StreetGraph graph;

    @BeforeAll
    static void open(@TempDir Path temporary) throws IOException {
        folder = temporary;
        StringBuilder osm = new StringBuilder("<?xml version='1.0'?><osm version='0.6'>");
        for (int node = 1; node <= 9; node++) {
            appendNode(osm, node, at((node - 1) / 3, (node - 1) % 3));
        }
        appendNode(osm, 21, at(1, 5));
        appendNode(osm, 22, at(1, 6));
        appendWay(osm, 101, "<tag k='oneway' v='yes'/>", 1, 2);
        appendWay(osm, 102, "", 2, 3);
        appendWay(osm, 103, "", 4, 5, 6);
        appendWay(osm, 104, "", 7, 8, 9);
        appendWay(osm, 105, "", 1, 4, 7);
        appendWay(osm, 106, "", 2, 5, 8);
        appendWay(osm, 107, "", 3, 6, 9);
        appendWay(osm, 108, "", 21, 22);
        osm.append("<way id='109'><nd ref='1'/><nd ref='5'/><tag k='highway' v='footway'/></way>");
        Path file = folder.resolve("town.osm");
        Files.writeString(file, osm.append("</osm>"));
        graph = StreetGraph.open(file, folder.resolve("graphs"));
    }

    @AfterAll
    static void close() {
        graph.close();
    }

    private static LatLon at(double row, double column) {
        return new LatLon(43.73 + row * STEP, 7.42 + column * STEP);
    }

    private static void appendNode(StringBuilder osm, int id, LatLon place) {
        osm.append("<node id='%d' lat='%s' lon='%s'/>".formatted(id, place.lat(), place.lon()));
    }

    private static void appendWay(StringBuilder osm, int id, String tags, int... nodes) {
        osm.append("<way id='%d'>".formatted(id));
        for (int node : nodes) {
            osm.append("<nd ref='%d'/>".formatted(node));
        }
        osm.append("<tag k='highway' v='residential'/>").append(tags).append("</way>");
    }

    @Test
    void aRouteFollowsTheStreetsAndTellsTheTimeAtEachPoint() {
        Route route = graph.findRoute(at(2, 0), at(2, 2)).orElseThrow();
        assertThat(route.points().get(0).metresTo(at(2, 0))).isLessThan(1);
        assertThat(route.metres()).isCloseTo(at(2, 0).metresTo(at(2, 2)), within(2.0));
        assertThat(route.secondsAt().get(0)).isZero();
        assertThat(route.secondsAt()).isSorted();
        assertThat(route.metres() / route.seconds() * 3.6).as("km/h").isBetween(15.0, 35.0);
    }

    @Test
    void aOneWayStreetIsLeftAgainByAnother() {
        double along = at(0, 0).metresTo(at(0, 1));
        double up = at(0, 0).metresTo(at(1, 0));
        assertThat(graph.findRoute(at(0, 0), at(0, 1)).orElseThrow().metres()).isCloseTo(along, within(2.0));
        assertThat(graph.findRoute(at(0, 1), at(0, 0)).orElseThrow().metres()).isCloseTo(along + 2 * up, within(2.0));
    }

    @Test
    void theMatrixSaysWhatTheRoutesSay() {
        List<LatLon> points = List.of(at(0, 0), at(0, 1), at(0.4, 2), at(2, 1.3), at(1, 0.5));
        TravelMatrix matrix = graph.matrix(points);
        for (int from = 0; from < points.size(); from++) {
            for (int to = 0; to < points.size(); to++) {
                Route route = graph.findRoute(points.get(from), points.get(to)).orElseThrow();
                assertThat(matrix.seconds(from, to)).isCloseTo((float) route.seconds(), within(0.5f));
                assertThat(matrix.metres(from, to)).isCloseTo((float) route.metres(), within(2f));
            }
        }
    }

    @Test
    void theDrivableNetHasOneWayStreetsOnceAndNoFootways() {
        StreetNet net = graph.drivableNet(place -> true).orElseThrow();
        assertThat(IntStream.range(0, net.arcs()).mapToObj(arc -> named(net, arc)))
                .hasSize(2 * 12 - 1 + 2)
                .contains("1-2", "2-3", "3-2", "5-8", "8-5", "21-22")
                .doesNotContain("2-1", "1-5", "5-1");
        assertThat(graph.drivableNet(place -> place.lon() > at(1, 4).lon())
                        .orElseThrow()
                        .arcs())
                .as("the island alone")
                .isEqualTo(2);
        assertThat(graph.drivableNet(place -> false)).isEmpty();
    }

    private static String named(StreetNet net, int arc) {
        return node(net, net.from(arc)) + "-" + node(net, net.to(arc));
    }

    /** The drawing's number of a node. */
    private static int node(StreetNet net, int node) {
        LatLon place = net.plane().at(net.x(node), net.y(node));
        int column = (int) Math.round((place.lon() - at(0, 0).lon()) / STEP);
        int row = (int) Math.round((place.lat() - at(0, 0).lat()) / STEP);
        return column > 2 ? 16 + column : 3 * row + column + 1;
    }

    @Test
    void aPlaceOnTheIslandComesToTheNearestStreetOfTheTown() {
        LatLon door = graph.findStreetPoint(at(1, 5)).orElseThrow();
        assertThat(door.metresTo(at(1, 2))).isLessThan(1);
    }

    @Test
    void aPlaceFarFromAllStreetsHasNone() {
        assertThat(graph.findStreetPoint(at(50, 50))).isEmpty();
        assertThat(graph.findRoute(at(0, 0), at(50, 50))).isEmpty();
        assertThatThrownBy(() -> graph.matrix(List.of(at(0, 0), at(50, 50))))
                .hasMessageContaining("no street that a van can reach");
    }

    @Test
    void theKeptGraphIsLoadedAgainAndAChangedExtractImportedAnew() throws IOException {
        Path file = folder.resolve("town.osm");
        StreetGraph.open(file, folder.resolve("graphs")).close();
        try (var kept = Files.list(folder.resolve("graphs"))) {
            assertThat(kept).hasSize(1);
        }
        Path changed = folder.resolve("changed.osm");
        Files.writeString(changed, Files.readString(file) + "<!-- newer -->");
        StreetGraph.open(changed, folder.resolve("graphs")).close();
        try (var kept = Files.list(folder.resolve("graphs"))) {
            assertThat(kept).hasSize(2);
        }
    }

    @Test
    void aFileThatIsNoExtractIsNamed() throws IOException {
        Path nothing = folder.resolve("nothing.osm.pbf");
        assertThatThrownBy(() -> StreetGraph.open(nothing, folder.resolve("graphs")))
                .isInstanceOf(ExtractException.class)
                .hasMessageContaining("nothing.osm.pbf");
        Files.writeString(nothing, "this is a text");
        assertThatThrownBy(() -> StreetGraph.open(nothing, folder.resolve("graphs")))
                .isInstanceOf(ExtractException.class)
                .hasMessageContaining("Maybe check that it is an OpenStreetMap extract");
    }
}
