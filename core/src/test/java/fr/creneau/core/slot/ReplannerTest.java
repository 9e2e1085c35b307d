package fr.creneau.core.slot;

import static fr.creneau.core.slot.Street.WALK;
import static fr.creneau.core.slot.Street.at;
import static fr.creneau.core.slot.Street.round;
import static fr.creneau.core.slot.Street.shift;
import static fr.creneau.core.slot.Street.stop;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.planning.Effort;
import fr.creneau.core.slot.Replanned.Limit;
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
                .at(new VanNow(0, false, at(8, 0), new Spot(0, 1000), at(9, 0)));
        Replanned made = Replanner.replan(round, WALK, Effort.ofSteps(500, 1));
        assertThat(made.unkept()).isEmpty();
        assertThat(made.round().stops()).extracting(Stop::id).containsExactly("B", "A");
        assertThat(made.round().drive(WALK).faults()).isEmpty();
    }

    @Test
    void aPromiseThatCannotBeKeptIsNamedAndTheStopStays() {
        PlannedRound round = round(
                        shift(8, 18), null, stop("A", 1000, at(8, 0), at(8, 30)), stop("B", 2000, at(8, 0), at(18, 0)))
                .at(new VanNow(0, false, at(8, 0), new Spot(0, 0), at(9, 0)));
        Replanned made = Replanner.replan(round, WALK, Effort.ofSteps(500, 1));
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
                .at(new VanNow(1, false, at(8, 0), new Spot(9000, 0), at(11, 0)));
        Replanned made = Replanner.replan(round, WALK, Effort.ofSteps(500, 1));
        assertThat(made.round().stops()).extracting(Stop::id).containsExactly("A", "C", "B");
        assertThat(made.round().served()).isEqualTo(1);
    }

    @Test
    void theBreakFindsAnotherDoorWhenItsOwnIsReachedTooLate() {
        Pause noon = new Pause(at(11, 30), at(12, 30), 1800, 2);
        PlannedRound round = round(
                        shift(8, 18), noon, stop("A", 100, at(8, 0), at(18, 0)), stop("B", 4000, at(13, 0), at(15, 0)))
                .at(new VanNow(0, false, at(8, 0), new Spot(0, 0), at(11, 40)));
        Replanned made = Replanner.replan(round, WALK, Effort.ofSteps(500, 1));
        assertThat(made.unkept()).isEmpty();
        assertThat(made.round().drive(WALK).faults()).isEmpty();
    }

    @Test
    void aBreakThatNoDoorKeepsIsToldAndThePromisesAreKept() {
        Pause noon = new Pause(at(11, 30), at(12, 30), 1800, 1);
        PlannedRound round = round(
                        shift(8, 18), noon, stop("A", 100, at(8, 0), at(18, 0)), stop("B", 4000, at(13, 0), at(15, 0)))
                .at(new VanNow(0, false, at(8, 0), new Spot(0, 0), at(12, 40)));
        Replanned made = Replanner.replan(round, WALK, Effort.ofSteps(500, 1));
        assertThat(made.unkept()).isEmpty();
        assertThat(made.broken()).containsExactly(Limit.PAUSE);
        assertThat(made.keepsAll()).isFalse();
        assertThat(made.round().drive(WALK).faults()).hasSize(1).allMatch(fault -> fault.startsWith("break begins"));
    }

    /** The van is held up behind the break's hour, and the break's door opens only after it: the promise can be kept. */
    @Test
    void aDoorAtWhichTheBreakIsTooLateIsStillReachedInTime() {
        Pause noon = new Pause(at(11, 30), at(12, 30), 1800, 1);
        PlannedRound round = round(
                        shift(8, 18), noon, stop("A", 100, at(13, 0), at(15, 0)), stop("B", 5000, at(8, 0), at(14, 45)))
                .at(new VanNow(0, false, at(8, 0), new Spot(0, 0), at(12, 40)));
        Replanned made = Replanner.replan(round, WALK, Effort.ofSteps(500, 1));
        assertThat(made.unkept()).isEmpty();
        assertThat(made.broken()).containsExactly(Limit.PAUSE);
    }

    @Test
    void aShiftOrADutyThatCannotBeKeptIsTold() {
        PlannedRound late = round(shift(8, 10), null, stop("A", 1000, at(8, 0), at(12, 0)))
                .at(new VanNow(0, false, at(8, 0), new Spot(0, 0), at(9, 40)));
        Replanned home = Replanner.replan(late, WALK, Effort.ofSteps(100, 1));
        assertThat(home.unkept()).isEmpty();
        assertThat(home.broken()).containsExactly(Limit.SHIFT);

        Shift brief = new Shift(Street.DEPOT, at(8, 0), at(18, 0), 3600, 100);
        PlannedRound wide =
                round(brief, null, stop("A", 100, at(8, 0), at(8, 30)), stop("B", 100, at(12, 0), at(13, 0)));
        Replanned made = Replanner.replan(wide, WALK, Effort.ofSteps(100, 1));
        assertThat(made.broken()).containsExactly(Limit.DUTY);
        assertThat(made.round().stops()).hasSize(2);

        Shift light = new Shift(Street.DEPOT, at(8, 0), at(18, 0), 36_000, 1);
        PlannedRound heavy =
                round(light, null, stop("A", 100, at(8, 0), at(18, 0)), stop("B", 100, at(8, 0), at(18, 0)));
        assertThat(Replanner.replan(heavy, WALK, Effort.ofSteps(100, 1)).broken())
                .containsExactly(Limit.LOAD);
    }

    /** A van held up for long: what the engine says of the round that it gives is what the judge says of it. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsBrokenIsToldAsTheJudgeFindsIt(long seed) {
        int broken = 0;
        for (PlannedRound round : Street.random(new Random(seed), 10, 14)) {
            Replanned made = Replanner.replan(round.asOf(round.ready() + 5_400), WALK, Effort.ofSteps(300, seed));
            List<String> faults = made.round().drive(WALK).faults();
            assertThat(made.keepsAll()).isEqualTo(faults.isEmpty());
            for (Stop stop : made.unkept()) {
                assertThat(faults).anyMatch(fault -> fault.startsWith("stop " + stop.id() + " "));
            }
            assertThat(made.broken().contains(Limit.PAUSE))
                    .isEqualTo(faults.stream().anyMatch(fault -> fault.startsWith("break ")));
            broken += made.keepsAll() ? 0 : 1;
        }
        assertThat(broken).isPositive();
    }

    /** The stops of rounds that keep everything, shuffled: there is an order for each of them. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void stopsInDisorderComeBackInAnOrderThatKeepsEveryPromise(long seed) {
        Random random = new Random(seed);
        for (PlannedRound round : Street.random(random, 10, 20)) {
            List<Stop> shuffled = new ArrayList<>(round.stops());
            Collections.shuffle(shuffled.subList(round.served(), shuffled.size()), random);
            PlannedRound disorder = round.planned(shuffled, round.pause());
            Replanned made = Replanner.replan(disorder, WALK, Effort.ofSteps(3_000, seed));
            PlannedRound again = made.round();
            assertThat(again.stops()).containsExactlyInAnyOrderElementsOf(shuffled);
            assertThat(again.stops().subList(0, round.served())).isEqualTo(shuffled.subList(0, round.served()));
            assertThat(again.now()).isEqualTo(round.now());
            assertThat(again.pause() == null).isEqualTo(round.pause() == null);
            assertThat(made.keepsAll()).isTrue();
            assertThat(again.drive(WALK).faults()).isEmpty();
        }
    }
}
