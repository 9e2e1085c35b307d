package fr.creneau.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.geo.LatLon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one van is now. All vans drive at 10 m/s and send a fix every two seconds, which is right within 12 m. */
class VanOnStreetsTest {
    private static final double RADIUS = 12;
    private static final double DRIVES = 10;
    private static final double STANDS = 0;

    /** Two streets to the east, 30 m apart, joined at both ends. */
    private final Town town = new Town()
            .corner('A', 0, 30)
            .corner('B', 300, 30)
            .corner('C', 600, 30)
            .corner('D', 0, 0)
            .corner('E', 300, 0)
            .corner('F', 600, 0)
            .street("ABC")
            .street("DEF")
            .street("AD")
            .street("CF");

    private static VanOnStreets van(Town town, MatchRules rules) {
        StreetNet net = town.net();
        return new VanOnStreets(net, new ArcGrid(net).search(), new NearPaths(net), rules);
    }

    private static Optional<StreetPlace> next(VanOnStreets van, double time, double x, double y, double speed) {
        return next(van, time, x, y, speed, RADIUS);
    }

    private static Optional<StreetPlace> next(
            VanOnStreets van, double time, double x, double y, double speed, double radius) {
        LatLon at = Town.PLANE.at(x, y);
        return van.next(time, at.lat(), at.lon(), speed, radius);
    }

    private static double x(StreetPlace street) {
        return Town.PLANE.x(street.place().lon());
    }

    private static double y(StreetPlace street) {
        return Town.PLANE.y(street.place().lat());
    }

    /** As metres east and north, and the heading. */
    private static String told(Optional<StreetPlace> street) {
        return street.map(s -> "%.0f %.0f %.0f".formatted(x(s), y(s), s.headingDegrees()))
                .orElse("off");
    }

    @Test
    void aVanIsOnItsStreetAtOnceAndItsWayIsKnownWithTheNextFix() {
        VanOnStreets van = van(town, MatchRules.live());
        assertThat(told(next(van, 0, 60, -8, DRIVES))).isEqualTo("60 0 NaN");
        assertThat(told(next(van, 2, 80, -7, DRIVES))).isEqualTo("80 0 90");
        assertThat(next(van, 4, 100, 5, DRIVES).orElseThrow().awayMetres()).isCloseTo(5, within(0.1));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theStreetIsNearerToTheVanThanItsFixes(long seed) {
        VanOnStreets van = van(town, MatchRules.live());
        double raw = 0;
        double shown = 0;
        List<double[]> truth = town.drive("ABCFED", 0, new SplittableRandom(seed));
        List<double[]> fixes = town.drive("ABCFED", 5, new SplittableRandom(seed));
        for (int i = 0; i < fixes.size(); i++) {
            double[] is = truth.get(i);
            double[] fix = fixes.get(i);
            Optional<StreetPlace> street = next(van, fix[0], fix[1], fix[2], DRIVES);
            raw += Math.hypot(fix[1] - is[1], fix[2] - is[2]);
            shown += street.map(s -> Math.hypot(x(s) - is[1], y(s) - is[2]))
                    .orElse(Math.hypot(fix[1] - is[1], fix[2] - is[2]));
        }
        assertThat(shown / raw).isLessThan(0.85);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aVanThatStandsAtACornerDoesNotJumpFromStreetToStreet(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        VanOnStreets van = van(town, MatchRules.live());
        double time = 0;
        for (double[] fix : town.drive("DEFC", 0, random)) {
            if (fix[1] <= 590) {
                time = fix[0];
                next(van, time, fix[1], fix[2], DRIVES);
            }
        }
        Set<Long> streets = new HashSet<>();
        List<Double> steps = new ArrayList<>();
        double before = Double.NaN;
        for (int i = 1; i <= 60; i++) {
            StreetPlace street = next(
                            van, time + 10 * i, 592 + 3 * random.nextGaussian(), 1 + 3 * random.nextGaussian(), STANDS)
                    .orElseThrow();
            streets.add(Math.round(street.headingDegrees()));
            steps.add(i == 1 ? 0 : Math.abs(x(street) - before));
            before = x(street);
        }
        assertThat(streets).containsExactly(90L);
        assertThat(steps.stream().mapToDouble(s -> s).max().orElseThrow()).isLessThan(RADIUS);
    }

    @Test
    void aVanInAYardIsWhereItsDeviceSays() {
        Town street = new Town().corner('A', 0, 0).corner('B', 400, 0).street("AB");
        VanOnStreets van = van(street, MatchRules.live());
        assertThat(told(next(van, 0, 100, 2, DRIVES))).isEqualTo("100 0 NaN");
        assertThat(told(next(van, 10, 120, 25, DRIVES))).isEqualTo("off");
        assertThat(told(next(van, 20, 120, 300, DRIVES)))
                .as("far from all streets")
                .isEqualTo("off");
        assertThat(told(next(van, 40, 200, 3, DRIVES))).isEqualTo("200 0 90");
    }

    @Test
    void oneCoarseFixDoesNotDragAVanThatStandsAlongItsStreet() {
        Town street = new Town().corner('A', 0, 0).corner('B', 900, 0).street("AB");
        VanOnStreets van = van(street, MatchRules.live());
        next(van, 0, 80, 2, DRIVES);
        next(van, 2, 100, 2, STANDS);
        assertThat(told(next(van, 10, 500, 2, STANDS, 500))).isEqualTo("100 0 90");
        for (int i = 2; i < 8; i++) {
            assertThat(told(next(van, 10 * i, 100, 2, STANDS))).isEqualTo("100 0 90");
        }
    }

    @Test
    void norDoesItPutAVanInAYardOnTheRoadBesideIt() {
        Town street = new Town().corner('A', 0, 0).corner('B', 900, 0).street("AB");
        VanOnStreets van = van(street, MatchRules.live());
        next(van, 0, 80, 2, DRIVES);
        assertThat(told(next(van, 10, 100, 28, STANDS))).isEqualTo("off");
        assertThat(told(next(van, 20, 140, 10, STANDS, 500))).isEqualTo("off");
    }

    @Test
    void aGoodFixAfterACoarseOneIsBelievedAtOnce() {
        Town street = new Town().corner('A', 0, 0).corner('B', 900, 0).street("AB");
        VanOnStreets van = van(street, MatchRules.live());
        next(van, 0, 100, 30, STANDS, 500);
        assertThat(told(next(van, 10, 107, 28, STANDS))).isEqualTo("off");
        assertThat(told(next(van, 20, 130, 3, STANDS))).startsWith("130 0 ");
    }

    @Test
    void oneThatWasOffHasToComeCloserThanOneThatIsOn() {
        Town street = new Town().corner('A', 0, 0).corner('B', 400, 0).street("AB");
        VanOnStreets van = van(street, MatchRules.live());
        assertThat(told(next(van, 0, 100, 14, DRIVES))).isEqualTo("100 0 NaN");
        assertThat(told(next(van, 10, 140, 16, DRIVES))).isEqualTo("off");
        assertThat(told(next(van, 20, 180, 14, DRIVES))).isEqualTo("off");
        assertThat(told(next(van, 30, 220, 10, DRIVES))).isEqualTo("220 0 90");
    }

    @Test
    void aLateFixChangesNothing() {
        VanOnStreets van = van(town, MatchRules.live());
        next(van, 0, 60, 0, DRIVES);
        String now = told(next(van, 2, 80, 0, DRIVES));
        assertThat(told(next(van, 1, 400, 30, DRIVES))).isEqualTo(now).isEqualTo("80 0 90");
    }

    @Test
    void afterASilenceItIsOnItsStreetAgain() {
        VanOnStreets van = van(town, MatchRules.live());
        next(van, 0, 60, 0, DRIVES);
        next(van, 2, 80, 0, DRIVES);
        assertThat(told(next(van, 900, 400, 31, DRIVES))).startsWith("400 30 ");
    }

    @Test
    void oneWildFixIsShownAsItCameAndTheWayGoesOn() {
        VanOnStreets van = van(town, MatchRules.live());
        next(van, 0, 60, 0, DRIVES);
        next(van, 2, 80, 0, DRIVES);
        assertThat(told(next(van, 4, 400, 30, DRIVES))).isEqualTo("off");
        assertThat(told(next(van, 6, 118, 3, DRIVES))).isEqualTo("118 0 90");
    }

    @Test
    void ofTwoStreetsSideBySideThePlannedOneIsBelieved() {
        Town lanes = new Town()
                .corner('S', -200, 0)
                .corner('T', 0, 0)
                .corner('U', 1_400, 0)
                .corner('V', 1_600, 0)
                .corner('N', 20, 8)
                .corner('M', 1_380, 8)
                .corner('P', 20, -8)
                .corner('Q', 1_380, -8)
                .oneWay("STNMUV")
                .oneWay("TPQU");
        StreetNet net = lanes.net();
        for (double north : new double[] {8, -8}) {
            List<LatLon> circuit = List.of(
                    Town.PLANE.at(-200, 0),
                    Town.PLANE.at(0, 0),
                    Town.PLANE.at(20, north),
                    Town.PLANE.at(700, north + 1),
                    Town.PLANE.at(1_380, north));
            CircuitArcs arcs = CircuitArcs.along(net, new ArcGrid(net).search(), circuit);
            VanOnStreets van = van(lanes, MatchRules.live().onCircuit(arcs, MatchRules.CIRCUIT_NATS));
            for (int i = 0; i < 60; i++) {
                Optional<StreetPlace> street = next(van, 2 * i, -100 + 20 * i, 0, DRIVES);
                if (i >= 10) {
                    assertThat(y(street.orElseThrow())).isCloseTo(north, within(0.1));
                }
            }
        }
    }
}
