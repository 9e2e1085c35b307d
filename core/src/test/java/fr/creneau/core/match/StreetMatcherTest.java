package fr.creneau.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.geo.LatLon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreetMatcherTest {
    private final Town town = Town.twoBlocks();

    private final List<String> way = new ArrayList<>();

    private StreetMatcher matcher(Town streets, MatchRules rules) {
        StreetNet net = streets.net();
        return new StreetMatcher(net, new ArcGrid(net).search(), new NearPaths(net), rules, new Driven() {
            @Override
            public void arc(int arc) {
                way.add(streets.name(arc));
            }

            @Override
            public void broken() {
                way.add("broken");
            }
        });
    }

    private static void send(StreetMatcher matcher, List<double[]> fixes) {
        for (double[] fix : fixes) {
            LatLon at = Town.PLANE.at(fix[1], fix[2]);
            matcher.next(fix[0], at.lat(), at.lon());
        }
    }

    private String wayOf(Town streets, MatchRules rules, List<double[]> fixes) {
        way.clear();
        StreetMatcher matcher = matcher(streets, rules);
        send(matcher, fixes);
        matcher.finish();
        return String.join(" ", way);
    }

    private List<double[]> exact(String along) {
        return town.drive(along, 0, new SplittableRandom(1));
    }

    @Test
    void aVanIsFoundOnTheStreetsItDrove() {
        assertThat(wayOf(town, MatchRules.usual(), exact("ABEF"))).isEqualTo("AB BE EF");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void errorsOfSixMetresDoNotLeadItAstray(long seed) {
        List<double[]> fixes = town.drive("DABEFC", 6, new SplittableRandom(seed));
        assertThat(wayOf(town, MatchRules.usual(), fixes))
                .contains("DA AB BE EF")
                .contains("FC");
        assertThat(way).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void whereNoFixCameTheShortestWayIsTaken() {
        List<double[]> fixes = exact("ABEF");
        fixes.removeIf(fix -> fix[0] > 12 && fix[0] < 46);
        assertThat(wayOf(town, MatchRules.usual(), fixes)).isEqualTo("AB BE EF");
    }

    @Test
    void oneWildFixIsDropped() {
        List<double[]> fixes = exact("ABC");
        fixes.get(7)[2] += 900;
        assertThat(wayOf(town, MatchRules.usual(), fixes)).isEqualTo("AB BC");
    }

    @Test
    void aVanThatIsSuddenlyElsewhereBreaksTheWay() {
        List<double[]> fixes = exact("AB");
        for (double[] fix : exact("FE")) {
            fixes.add(new double[] {fix[0] + 16, fix[1], fix[2]});
        }
        assertThat(wayOf(town, MatchRules.usual(), fixes)).isEqualTo("AB broken FE");
    }

    @Test
    void aWayThatWouldNeedTheSpeedOfAPlaneIsNoWay() {
        // Against the one-way street: the only legal way is 4 km round.
        Town loop = new Town()
                .corner('A', 0, 0)
                .corner('B', 400, 0)
                .corner('C', 400, 1_800)
                .corner('D', 0, 1_800)
                .oneWay("ABCDA");
        List<double[]> fixes = loop.drive("ABA", 0, new SplittableRandom(1));
        assertThat(wayOf(loop, MatchRules.usual(), fixes)).doesNotContain("CD").startsWith("AB");
    }

    @Test
    void aLateFixIsIgnored() {
        List<double[]> fixes = exact("ABC");
        fixes.add(8, new double[] {1, 0, 0});
        assertThat(wayOf(town, MatchRules.usual(), fixes)).isEqualTo("AB BC");
    }

    @Test
    void aVanThatStandsStillStaysOnItsStreet() {
        List<double[]> fixes = exact("AB");
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            fixes.add(new double[] {100 + i, 170 + 3 * random.nextGaussian(), 200 + 3 * random.nextGaussian()});
        }
        assertThat(wayOf(town, MatchRules.usual(), fixes)).isEqualTo("AB");
    }

    @Test
    void streetsAreToldWhileTheVanDrivesOn() {
        StreetMatcher matcher = matcher(town, MatchRules.usual());
        send(matcher, exact("ABEF").subList(0, 26));
        assertThat(way).contains("AB", "BE");
    }

    /** A street that forks into two lanes, 8 m apart, for 1.4 km: fixes in the middle cannot tell which. */
    private static Town lanes() {
        Town lanes = new Town()
                .corner('S', -200, 0)
                .corner('T', 0, 0)
                .corner('U', 1_400, 0)
                .corner('V', 1_600, 0);
        lanes.corner('N', 20, 4).corner('M', 1_380, 4).corner('P', 20, -4).corner('Q', 1_380, -4);
        return lanes.oneWay("STNMUV").oneWay("TPQU");
    }

    private static List<double[]> betweenTheLanes() {
        return new Town().corner('S', -200, 0).corner('V', 1_600, 0).drive("SV", 0, new SplittableRandom(1));
    }

    @Test
    void whatCannotBeToldApartIsDecidedAtTheLag() {
        MatchRules patient = MatchRules.usual();
        MatchRules hasty = new MatchRules(10, 16, 40, 6, 5, 2_000, 50, 3, null, 0);
        List<double[]> halfway = betweenTheLanes().subList(0, 60);
        send(matcher(lanes(), patient), halfway);
        assertThat(way).containsExactly("ST");
        way.clear();
        send(matcher(lanes(), hasty), halfway);
        assertThat(way).hasSize(3).startsWith("ST");
    }

    @Test
    void thePlannedCircuitDecidesWhatTheFixesCannot() {
        for (String lane : List.of("TN NM MU", "TP PQ QU")) {
            int[] circuit =
                    Arrays.stream(lane.split(" ")).mapToInt(lanes()::arc).toArray();
            MatchRules planned = MatchRules.usual().onCircuit(CircuitArcs.of(circuit), 1);
            assertThat(wayOf(lanes(), planned, betweenTheLanes())).isEqualTo("ST " + lane + " UV");
        }
    }

    @Test
    void theErrorOfTheFixesIsFollowed() {
        StreetMatcher matcher = matcher(town, MatchRules.usual());
        List<double[]> fixes = new ArrayList<>();
        for (int lap = 0; lap < 20; lap++) {
            for (double[] fix : town.drive("ABEDA", 14, new SplittableRandom(lap))) {
                fixes.add(new double[] {fix[0] + lap * 80, fix[1], fix[2]});
            }
        }
        send(matcher, fixes);
        assertThat(matcher.sigmaMetres()).isBetween(10.0, 20.0);
    }
}
