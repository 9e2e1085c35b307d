package fr.creneau.core.round;

import static fr.creneau.core.round.Day.at;
import static fr.creneau.core.round.Day.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.StopId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Stops 300 m apart, a minute to drive and two to serve; and a rest of half an hour before F, planned for 12:15. */
class PlannedRestTest {
    private static final double TWELVE = at("12:00") / 1_000.0;

    private static List<PlannedStop> stops(double restSeconds) {
        List<PlannedStop> stops = new ArrayList<>();
        double time = TWELVE;
        for (String name : "ABCDEFGH".split("")) {
            time += name.equals("F") ? restSeconds : 0;
            stops.add(new PlannedStop(
                    new StopId(name),
                    near(name).lat(),
                    near(name).lon(),
                    StopKind.HOUSE,
                    (long) (time * 1_000),
                    120,
                    List.of(new ParcelId("P-" + name))));
            time += 180;
        }
        return stops;
    }

    /** A to E served as planned, but for a stay at E until the given minute; then F at another. */
    private static RoundProgress driven(double leftE, double reachedF) {
        RoundProgress progress = new RoundProgress().begin(TWELVE + 3 * 3_600);
        DrivenOrder order = DrivenOrder.fromFirstStop(stops(1_800), progress);
        for (int i = 0; i < 5; i++) {
            double arrived = TWELVE + i * 180;
            order.served(i, arrived, i == 4 ? TWELVE + leftE * 60 : arrived + 120);
        }
        order.served(5, TWELVE + reachedF * 60, TWELVE + reachedF * 60 + 120);
        order.end();
        return progress;
    }

    @Test
    void aLegMuchLongerThanItsWayHoldsTheRest() {
        PlannedLegs legs = new PlannedLegs(stops(1_800), at("12:00"));
        PlannedRest rest = Objects.requireNonNull(legs.rest());
        assertThat(rest.before()).isEqualTo(5);
        assertThat(rest.seconds()).isCloseTo(1_800, within(1.0));
        assertThat(rest.atMs()).isEqualTo(at("12:14"));
        assertThat(legs.seconds(4, 5)).as("the way alone").isCloseTo(60, within(1.0));
        assertThat(legs.metresPerSecond()).as("not slowed down by the rest").isCloseTo(5, within(0.1));
    }

    @Test
    void aQuarterOfAnHourIsTheLeast() {
        assertThat(new PlannedLegs(stops(600), at("12:00")).rest()).isNull();
        assertThat(new PlannedLegs(stops(0), at("12:00")).rest()).isNull();
        assertThat(new PlannedLegs(stops(0).subList(0, 1), at("12:00")).rest()).isNull();
    }

    @Test
    void aRestOnTheWayIsTaken() {
        RoundProgress progress = driven(14, 14 + 31);
        assertThat(progress.rested()).isTrue();
        assertThat(progress.actualDeparture(4)).isEqualTo(TWELVE + 14 * 60);
    }

    @Test
    void aRestAtTheDoorIsNoService() {
        RoundProgress progress = driven(14 + 30, 14 + 31);
        assertThat(progress.rested()).isTrue();
        assertThat(progress.actualDeparture(4)).as("the service was over").isEqualTo(TWELVE + 14 * 60);
    }

    @Test
    void aRoundThatGoesOnHasNotRested() {
        assertThat(driven(14, 15).rested()).isFalse();
        assertThat(driven(14 + 8, 14 + 9).rested())
                .as("eight minutes at a door")
                .isFalse();
    }
}
