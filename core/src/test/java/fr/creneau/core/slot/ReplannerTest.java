package fr.creneau.core.slot;

import static fr.creneau.core.slot.Street.WALK;
import static fr.creneau.core.slot.Street.at;
import static fr.creneau.core.slot.Street.round;
import static fr.creneau.core.slot.Street.shift;
import static fr.creneau.core.slot.Street.stop;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.planning.Effort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplannerTest {
    @Test
    void aLateVanServesFirstWhoWasPromisedFirst() {
        PlannedRound round = round(
                        shift(8, 18), null, stop("A", 1000, at(8, 0), at(18, 0)), stop("B", 2000, at(8, 0), at(9, 40)))
                .at(new VanNow(0, at(8, 0), new Spot(0, 1000), at(9, 0)));
        Replanner.Replanned made = Replanner.replan(round, WALK, Effort.ofSteps(500, 1));
        assertThat(made.unkept()).isEmpty();
        assertThat(made.round().stops()).extracting(Stop::id).containsExactly("B", "A");
        assertThat(made.round().drive(WALK).faults()).isEmpty();
    }

    @Test
    void aPromiseThatCannotBeKeptIsNamedAndTheStopStays() {
        PlannedRound round = round(
                        shift(8, 18), null, stop("A", 1000, at(8, 0), at(8, 30)), stop("B", 2000, at(8, 0), at(18, 0)))
                .at(new VanNow(0, at(8, 0), new Spot(0, 0), at(9, 0)));
        Replanner.Replanned made = Replanner.replan(round, WALK, Effort.ofSteps(500, 1));
        assertThat(made.unkept()).extracting(Stop::id).containsExactly("A");
        assertThat(made.round().stops()).extracting(Stop::id).containsExactly("B", "A");
    }

    @Test
    void whatIsBehindStaysBehind() {
        PlannedRound round = round(
                        shift(8, 18),
                        null,
                        stop("A", 9000, at(8, 0), at(18, 0)),
                        stop("B", 100, at(8, 0), at(18, 0)),
                        stop("C", 8000, at(8, 0), at(18, 0)))
                .at(new VanNow(1, at(8, 0), new Spot(9000, 0), at(11, 0)));
        Replanner.Replanned made = Replanner.replan(round, WALK, Effort.ofSteps(500, 1));
        assertThat(made.round().stops()).extracting(Stop::id).containsExactly("A", "C", "B");
        assertThat(made.round().served()).isEqualTo(1);
    }

    @Test
    void theBreakFindsAnotherDoorWhenItsOwnIsReachedTooLate() {
        Pause noon = new Pause(at(11, 30), at(12, 30), 1800, 2);
        PlannedRound round = round(
                        shift(8, 18), noon, stop("A", 100, at(8, 0), at(18, 0)), stop("B", 4000, at(13, 0), at(15, 0)))
                .at(new VanNow(0, at(8, 0), new Spot(0, 0), at(11, 40)));
        Replanner.Replanned made = Replanner.replan(round, WALK, Effort.ofSteps(500, 1));
        assertThat(made.unkept()).isEmpty();
        assertThat(made.round().drive(WALK).faults()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void stopsInDisorderComeBackInAnOrderThatKeepsMostPromises(long seed) {
        Random random = new Random(seed);
        for (PlannedRound round : Street.random(random, 10, 20)) {
            if (round.pause() != null || round.now() != null) {
                continue;
            }
            List<Stop> shuffled = new ArrayList<>(round.stops());
            Collections.shuffle(shuffled, random);
            PlannedRound disorder = new PlannedRound(round.id(), round.shift(), shuffled, null, null);
            Replanner.Replanned made = Replanner.replan(disorder, WALK, Effort.ofSteps(3_000, seed));
            assertThat(made.round().stops()).containsExactlyInAnyOrderElementsOf(shuffled);
            if (made.unkept().isEmpty()) {
                assertThat(made.round().drive(WALK).faults()).isEmpty();
            }
            assertThat(made.unkept().size()).isLessThanOrEqualTo(2);
        }
    }
}
