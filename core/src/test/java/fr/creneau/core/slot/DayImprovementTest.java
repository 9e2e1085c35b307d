package fr.creneau.core.slot;

import static fr.creneau.core.slot.Street.SLOTS;
import static fr.creneau.core.slot.Street.WALK;
import static fr.creneau.core.slot.Street.at;
import static fr.creneau.core.slot.Street.stop;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.planning.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayImprovementTest {
    /** There and back twice, where once would do: 1,000 s of the shift are driven for nothing. */
    private static DepotDay crookedDay() {
        Shift shift = new Shift(Street.DEPOT, at(8, 0), at(9, 55), 6_900, 10);
        return new DepotDay(
                WALK,
                List.of(Street.round(
                        shift,
                        null,
                        stop("A", 1_500, at(8, 0), at(18, 0)),
                        stop("B", 1_000, at(8, 0), at(18, 0)),
                        stop("C", 1_500, at(8, 0), at(18, 0)),
                        stop("D", 1_000, at(8, 0), at(18, 0)))));
    }

    @Test
    void aDayThatLooksFullHasRoomOnceItsRoundsAreStraight() {
        DepotDay day = crookedDay();
        Wish wish = new Wish("new", new Spot(1_400, 0), 1_750, 1);
        assertThat(day.offers(wish, SLOTS).get(0)).isNull();
        DayImprovement.search(day, Effort.ofSteps(2_000, 1)).forEach(day::replace);
        assertThat(day.offers(wish, SLOTS).get(0)).isNotNull();
    }

    @Test
    void aDayWithoutACrookedRoundStaysAsItIs() {
        DepotDay day = crookedDay();
        DayImprovement.search(day, Effort.ofSteps(2_000, 1)).forEach(day::replace);
        assertThat(DayImprovement.search(day, Effort.ofSteps(2_000, 2))).isEmpty();
    }

    @Test
    void aDayWithoutARoundThatKeepsItsPromisesIsLeftAlone() {
        assertThat(DayImprovement.search(new DepotDay(WALK, List.of()), Effort.ofSteps(100, 1)))
                .isEmpty();
        Shift shift = Street.shift(8, 18);
        DepotDay late = new DepotDay(WALK, List.of(Street.round(shift, null, stop("A", 1_500, at(7, 0), at(8, 0)))));
        assertThat(late.broken(0)).isTrue();
        assertThat(DayImprovement.search(late, Effort.ofSteps(100, 1))).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void lessIsDrivenAndEveryPromiseAndEveryStopIsKept(long seed) {
        DepotDay day = new DepotDay(WALK, Street.random(new Random(seed), 5, 14));
        Map<Integer, PlannedRound> changed = DayImprovement.search(day, Effort.ofSteps(2_000, seed));
        assertThat(changed).isNotEmpty();
        List<Stop> before = new ArrayList<>();
        List<Stop> after = new ArrayList<>();
        long drivenBefore = 0;
        long drivenAfter = 0;
        for (Map.Entry<Integer, PlannedRound> change : changed.entrySet()) {
            PlannedRound was = day.round(change.getKey());
            PlannedRound is = change.getValue();
            before.addAll(was.stops());
            after.addAll(is.stops());
            drivenBefore += driven(was);
            drivenAfter += driven(is);
            assertThat(is.drive(WALK).faults()).isEmpty();
            assertThat(is.stops().subList(0, was.served()))
                    .isEqualTo(was.stops().subList(0, was.served()));
            if (was.now() != null) {
                assertThat(is.stops()).containsAll(was.stops());
            }
        }
        assertThat(after).containsExactlyInAnyOrderElementsOf(before);
        assertThat(drivenAfter).isLessThan(drivenBefore);
    }

    private static long driven(PlannedRound round) {
        Spot at = round.now() == null ? round.shift().depot() : round.now().spot();
        long seconds = 0;
        for (Stop stop : round.open()) {
            seconds += WALK.seconds(at, stop.spot());
            at = stop.spot();
        }
        return seconds + WALK.seconds(at, round.shift().depot());
    }
}
