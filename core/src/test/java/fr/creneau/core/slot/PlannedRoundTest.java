package fr.creneau.core.slot;

import static fr.creneau.core.slot.Street.DEPOT;
import static fr.creneau.core.slot.Street.WALK;
import static fr.creneau.core.slot.Street.at;
import static fr.creneau.core.slot.Street.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.core.replay.Call;
import fr.creneau.core.replay.Drive;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a round tells the judge, line by line: the judge is as good as what it is told. */
class PlannedRoundTest {
    private static final Shift SHIFT = new Shift(DEPOT, at(8, 0), at(18, 0), 9 * 3600, 10);
    private static final Pause NOON = new Pause(at(12, 0), at(13, 0), 2700, 1);
    private static final Stop A = stop("A", 1000, at(9, 0), at(10, 0));
    private static final Stop B = stop("B", 400, at(12, 0), at(15, 0));
    private static final PlannedRound ROUND = new PlannedRound("R1", SHIFT, List.of(A, B), NOON, null);

    private static final Call BREAK = new Call("break", 0, at(12, 0), at(13, 0), 2700, 0);
    private static final Call AT_B = new Call("stop B", 600, at(12, 0), at(15, 0), 300, 1);

    @Test
    void aVanAtItsDepotLeavesWithTheShiftAndHasTheWholeDutyBeforeIt() {
        Call first = new Call("stop A", 1000, at(9, 0), at(10, 0), 300, 1);
        assertThat(ROUND.drive(WALK))
                .isEqualTo(new Drive(at(8, 0), List.of(first, BREAK, AT_B), 400, at(18, 0), 9 * 3600, 10));
        assertThat(ROUND.asOf(at(8, 40)).drive(WALK).leaves()).isEqualTo(at(8, 40));
        assertThat(ROUND.asOf(at(7, 0))).isEqualTo(ROUND);
    }

    @Test
    void aVanOnItsRoundGoesOnFromWhereItIsAndItsDutyHasBegun() {
        PlannedRound served = ROUND.at(new VanNow(1, false, at(8, 30), new Spot(1000, 0), at(9, 5)));
        // Back by half past five: nine hours after it left. One parcel is gone, its load still counts.
        assertThat(served.drive(WALK))
                .isEqualTo(new Drive(at(9, 5), List.of(BREAK, AT_B), 400, at(17, 30), Double.POSITIVE_INFINITY, 9));
        assertThat(served.asOf(at(9, 20)).drive(WALK).leaves()).isEqualTo(at(9, 20));
        assertThat(served.asOf(at(9, 20))
                        .at(new VanNow(2, true, at(8, 30), new Spot(400, 0), at(13, 0)))
                        .drive(WALK))
                .isEqualTo(new Drive(at(13, 0), List.of(), 400, at(17, 30), Double.POSITIVE_INFINITY, 8));
    }

    @Test
    void aBreakIsTakenWhereItIsPlannedAtTheDepotToo() {
        PlannedRound first = ROUND.planned(List.of(B), NOON.after(0));
        assertThat(first.drive(WALK).calls())
                .containsExactly(BREAK, new Call("stop B", 400, at(12, 0), at(15, 0), 300, 1));
        PlannedRound last = ROUND.planned(List.of(A, B), NOON.after(2));
        assertThat(last.drive(WALK).calls()).last().isEqualTo(BREAK);
    }

    @Test
    void aDriverWhoHasRestedHasNoBreakAhead() {
        Spot door = new Spot(1000, 0);
        assertThat(ROUND.at(new VanNow(1, true, at(8, 0), door, at(12, 45)))
                        .drive(WALK)
                        .calls())
                .containsExactly(AT_B);
        // Sooner than planned, before the first stop: it is over all the same.
        assertThat(ROUND.at(new VanNow(0, true, at(8, 0), DEPOT, at(9, 0))).pause())
                .isNull();
        VanNow rested = new VanNow(0, true, at(8, 0), DEPOT, at(9, 0));
        assertThatThrownBy(() -> new PlannedRound("R1", SHIFT, List.of(A), NOON, rested))
                .hasMessageContaining("rested true, break after 1");
    }
}
