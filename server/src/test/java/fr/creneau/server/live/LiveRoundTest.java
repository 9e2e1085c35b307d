package fr.creneau.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.geo.Plane;
import fr.creneau.core.geo.Polyline;
import fr.creneau.core.match.StreetNet;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundStatus;
import fr.creneau.events.avro.VanMoved;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A round's van on two one-way streets to the east, 16 m apart: places in metres from where the first begins. */
class LiveRoundTest {
    private static final Plane PLANE = Plane.touching(43.73, 7.42);
    private static final long NINE = 1_772_442_000_000L;

    private final LiveRound round = new LiveRound();
    private final TownStreets streets = new TownStreets(streets());

    /** 0 to 1 in the south, 2 to 3 in the north; both are joined in the west and in the east. */
    private static StreetNet streets() {
        List<LatLon> corners = Stream.of(
                        new double[] {0, 0}, new double[] {2_000, 0}, new double[] {0, 16}, new double[] {2_000, 16})
                .map(p -> PLANE.at(p[0], p[1]))
                .toList();
        return StreetNet.of(
                corners.stream().mapToDouble(LatLon::lat).toArray(),
                corners.stream().mapToDouble(LatLon::lon).toArray(),
                new int[] {0, 2, 0, 2, 1, 3},
                new int[] {1, 3, 2, 0, 3, 1});
    }

    private static VanMoved fix(String van, int second, double east, double north) {
        LatLon at = PLANE.at(east, north);
        return new VanMoved(
                "R1",
                van,
                "D1",
                "2026-03-02",
                NINE + second * 1_000L,
                NINE + second * 1_000L + 300,
                at.lat(),
                at.lon(),
                8f,
                45f,
                13f);
    }

    private static RoundChanged changed(long revision, RoundStatus status) {
        return RoundChanged.newBuilder()
                .setRoundId("R1")
                .setRevision(revision)
                .setAtMs(NINE)
                .setPlanVersion(1)
                .setDepotId("DEP1")
                .setServiceDate("2026-03-02")
                .setTimeZone("Europe/Paris")
                .setDriver("Dana")
                .setStatus(status)
                .setLatenessS(0)
                .setStopsDone(0)
                .setStops(List.of())
                .build();
    }

    private static String told(Optional<VanNow> van) {
        return van.map(v -> "%.0f %.0f %.0f%s"
                        .formatted(
                                PLANE.x(v.place().lon()),
                                PLANE.y(v.place().lat()),
                                v.headingDegrees(),
                                v.onStreet() ? "" : " off"))
                .orElse("not newer");
    }

    @Test
    void withoutStreetsTheVanIsWhereItsDeviceSays() {
        assertThat(told(round.take(fix("V1", 0, 100, -12), Optional.empty()))).isEqualTo("100 -12 45 off");
    }

    @Test
    void withThemItIsOnItsStreetAndOneThatIsOlderIsNotShown() {
        assertThat(told(round.take(fix("V1", 0, 100, -12), Optional.of(streets))))
                .isEqualTo("100 0 90");
        assertThat(told(round.take(fix("V1", 10, 180, -11), Optional.of(streets))))
                .isEqualTo("180 0 90");
        assertThat(told(round.take(fix("V1", 5, 140, 40), Optional.of(streets))))
                .isEqualTo("not newer");
        assertThat(told(Optional.ofNullable(round.van()))).isEqualTo("180 0 90");
        assertThat(told(round.take(fix("V1", 20, 260, -60), Optional.of(streets))))
                .isEqualTo("260 -60 45 off");
    }

    @Test
    void whatIsKeptOfTheFixIsWhatTheDeviceSaid() {
        VanMoved said = fix("V1", 0, 100, -12);
        VanNow shown = round.take(said, Optional.of(streets)).orElseThrow();
        assertThat(shown.moved()).isSameAs(said);
        assertThat(Seen.van(shown, null).radiusMetres()).isEqualTo(13);
        assertThat(Seen.van(shown, null).place()).isEqualTo(shown.place());
    }

    @Test
    void anotherVanOfTheRoundBeginsWhereItIs() {
        round.take(fix("V1", 0, 100, 0), Optional.of(streets));
        round.take(fix("V1", 10, 180, 0), Optional.of(streets));
        assertThat(told(round.take(fix("V2", 20, 1_700, 18), Optional.of(streets))))
                .isEqualTo("1700 16 90");
    }

    @Test
    void thePlansCircuitTellsTwoStreetsApartThatFixesCannot() {
        round.take(fix("V1", 0, 100, 8), Optional.of(streets));
        for (double north : new double[] {16, 0}) {
            long version = north > 0 ? 1 : 2;
            String circuit = Polyline.encode(List.of(PLANE.at(0, north), PLANE.at(2_000, north)));
            round.take(streets, version, streets.along(circuit));
            int at = (int) version * 100;
            String street = "%.0f 90".formatted(north);
            assertThat(told(round.take(fix("V1", at, 300, 8), Optional.of(streets))))
                    .endsWith(street);
            assertThat(told(round.take(fix("V1", at + 10, 380, 8), Optional.of(streets))))
                    .endsWith(street);
        }
    }

    @Test
    void aPlanIsAskedForOnceAndAgainWhereItDidNotCome() {
        long now = 1_000_000_000_000L;
        round.take(fix("V1", 0, 100, 8), Optional.of(streets));
        assertThat(round.asksForPlan(now)).isTrue();
        assertThat(round.asksForPlan(now + 31_000_000_000L))
                .as("one that asks is under way")
                .isFalse();
        round.hasAsked();
        assertThat(round.asksForPlan(now + 1_000_000_000L)).isFalse();
        assertThat(round.asksForPlan(now + 31_000_000_000L)).isTrue();
        round.hasAsked();
        round.take(streets, 1, streets.along(""));
        assertThat(round.asksForPlan(now + 99_000_000_000L)).isFalse();
    }

    @Test
    void aRoundThatIsOverIsMatchedNoMoreAndHoldsNothing() {
        String circuit = Polyline.encode(List.of(PLANE.at(0, 16), PLANE.at(2_000, 16)));
        round.take(fix("V1", 0, 100, 8), Optional.of(streets));
        round.take(streets, 1, streets.along(circuit));
        round.take(changed(1, RoundStatus.ENDED));
        assertThat(told(round.take(fix("V1", 200, 300, 8), Optional.of(streets))))
                .isEqualTo("300 8 45 off");
        round.take(streets, 2, streets.along(circuit));
        assertThat(round.asksForPlan(1_000_000_000_000L)).isFalse();

        round.take(changed(2, RoundStatus.UNDER_WAY));
        assertThat(told(round.take(fix("V1", 400, 300, 7), Optional.of(streets))))
                .as("nothing is left of the circuit")
                .isEqualTo("300 0 90");
        assertThat(round.asksForPlan(1_000_000_000_000L)).isTrue();
    }

    @Test
    void otherStreetsAreAskedForTheirOwnCircuit() {
        long now = 1_000_000_000_000L;
        round.take(fix("V1", 0, 100, 8), Optional.of(streets));
        round.take(streets, 1, streets.along(""));
        TownStreets others = new TownStreets(streets());
        round.take(fix("V1", 10, 180, 8), Optional.of(others));
        assertThat(round.asksForPlan(now)).isTrue();
    }
}
