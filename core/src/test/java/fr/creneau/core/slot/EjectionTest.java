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
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EjectionTest {
    /** So many wishes are asked for before a no counts: by then rounds are full for their hours. */
    private static final int SOLD_ON = 200;

    /** The van near the wish is full, one of its stops fits as well into the other, which starts too late for the wish. */
    private static DepotDay swapDay() {
        Shift early = new Shift(Street.DEPOT, at(8, 0), at(12, 0), 5 * 3600, 1);
        Shift late = new Shift(Street.DEPOT, at(12, 0), at(18, 0), 7 * 3600, 1);
        PlannedRound first = new PlannedRound("R1", early, List.of(stop("A", 1000, at(8, 0), at(16, 0))), null, null);
        return new DepotDay(WALK, List.of(first, new PlannedRound("R2", late, List.of(), null, null)));
    }

    @Test
    void aStopThatFitsElsewhereMakesRoom() {
        DepotDay day = swapDay();
        Wish wish = Street.wish(900);
        assertThat(day.offers(wish, SLOTS).get(0)).isNull();
        Stop stop =
                new Wish("new", wish.spot(), 300, 1).in(new Slot(SLOTS.get(0).date(), 8, at(8, 0), at(10, 0)));
        // R2 is not out at that hour; it still must take part for the swap.
        Optional<Map<Integer, PlannedRound>> found = Ejection.search(day, stop, 2, Effort.ofSteps(5_000, 1));
        assertThat(found).isPresent();
        assertThat(found.get()).hasSize(2);
        found.get().values().forEach(round -> assertThat(round.drive(WALK).faults())
                .isEmpty());
        assertThat(found.get())
                .hasEntrySatisfying(0, round -> assertThat(round.stops()).containsExactly(stop));
    }

    @Test
    void aDeadlineThatIsOverFindsNothingAndChangesNothing() {
        DepotDay day = swapDay();
        List<PlannedRound> before = day.rounds();
        Stop stop = Street.wish(900).in(SLOTS.get(0));
        assertThat(Ejection.search(day, stop, 2, Effort.ofSteps(0, 1))).isEmpty();
        assertThat(day.rounds()).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsFoundKeepsEveryPromiseAndEveryStop(long seed) {
        assertThat(found(seed, 40, 300)).isGreaterThan(15);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void soItDoesWhereOneAttemptGoesOnFromAnother(long seed) {
        assertThat(found(seed, 8, 40_000)).isGreaterThan(3);
    }

    /**
     * A day is sold on by plain insertion; of the stops that then find no gap, how many the search finds a place for. Each
     * place is checked.
     */
    private static int found(long seed, int wishes, long steps) {
        Random random = new Random(seed);
        DepotDay day = new DepotDay(WALK, Street.random(random, 5, 14));
        int found = 0;
        int refused = 0;
        for (int asked = 0; refused < wishes; asked++) {
            Spot spot = new Spot(random.nextInt(2000) - 1000, random.nextInt(2000) - 1000);
            Wish wish = new Wish("new" + asked, spot, 200, 1);
            Slot slot = SLOTS.get(random.nextInt(SLOTS.size()));
            Offer offer = day.offers(wish, List.of(slot)).get(0);
            if (offer != null) {
                assertThat(day.accept(wish, offer)).isPresent();
                continue;
            }
            if (asked < SOLD_ON) {
                continue;
            }
            refused++;
            Stop stop = wish.in(slot);
            Optional<Map<Integer, PlannedRound>> changed = Ejection.search(day, stop, 5, Effort.ofSteps(steps, seed));
            if (changed.isEmpty()) {
                continue;
            }
            found++;
            List<Stop> before = new ArrayList<>(List.of(stop));
            List<Stop> after = new ArrayList<>();
            changed.get().forEach((place, round) -> {
                PlannedRound was = day.round(place);
                before.addAll(was.stops());
                after.addAll(round.stops());
                assertThat(round.drive(WALK).faults()).isEmpty();
                assertThat(round.stops().subList(0, was.served()))
                        .isEqualTo(was.stops().subList(0, was.served()));
                if (was.now() != null) {
                    assertThat(round.stops()).containsAll(was.stops());
                }
            });
            assertThat(after).containsExactlyInAnyOrderElementsOf(before);
        }
        return found;
    }
}
