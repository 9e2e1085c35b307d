package fr.creneau.core.slot;

import static fr.creneau.core.slot.Street.DEPOT;
import static fr.creneau.core.slot.Street.SLOTS;
import static fr.creneau.core.slot.Street.WALK;
import static fr.creneau.core.slot.Street.at;
import static fr.creneau.core.slot.Street.round;
import static fr.creneau.core.slot.Street.shift;
import static fr.creneau.core.slot.Street.stop;
import static fr.creneau.core.slot.Street.wish;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepotDayTest {
    private static String told(List<@Nullable Offer> offers) {
        StringBuilder told = new StringBuilder();
        for (int k = 0; k < offers.size(); k++) {
            Offer offer = offers.get(k);
            told.append(SLOTS.get(k).hour())
                    .append(offer == null ? "–" : "@" + offer.at() + "+" + offer.detourSeconds());
            told.append(' ');
        }
        return told.toString().strip();
    }

    @Test
    void anEmptyVanCanComeInEachSlotOfItsShift() {
        DepotDay day = new DepotDay(WALK, List.of(round(shift(8, 14), null)));
        assertThat(told(day.offers(wish(1000), SLOTS))).isEqualTo("8@0+2000 10@0+2000 12@0+2000 14– 16– 18– 20–");
    }

    @Test
    void aPromiseStandsBeforeAWish() {
        PlannedRound round = round(shift(8, 22), null, stop("A", 1000, at(9, 0), at(10, 0)));
        DepotDay day = new DepotDay(WALK, List.of(round));
        // Behind A on the way home, or beyond it; before A only what leaves it in time.
        assertThat(told(day.offers(wish(1500), SLOTS)))
                .isEqualTo("8@0+1000 10@1+1000 12@1+1000 14@1+1000 16@1+1000 18@1+1000 20@1+1000");
        PlannedRound tight = round(shift(8, 22), null, stop("A", 1000, at(8, 17), at(8, 18)));
        day.replace(0, tight);
        assertThat(told(day.offers(wish(-1000), SLOTS))).startsWith("8@1+2000 10@1+2000");
    }

    @Test
    void whatIsServedIsPinnedAndNowMovesOn() {
        PlannedRound round =
                round(shift(8, 22), null, stop("A", 1000, at(8, 0), at(9, 0)), stop("B", 2000, at(8, 0), at(12, 0)));
        DepotDay day = new DepotDay(WALK, List.of(round));
        assertThat(told(day.offers(wish(500), SLOTS))).startsWith("8@0+0");
        day.proceed(0, new VanNow(1, false, at(8, 0), new Spot(1000, 0), at(10, 30)));
        assertThat(told(day.offers(wish(500), SLOTS))).startsWith("8– 10@2+0 12@2+0");
        day.proceed(0, new VanNow(2, false, at(8, 0), new Spot(2000, 0), at(21, 59)));
        assertThat(told(day.offers(wish(500), SLOTS))).isEqualTo("8– 10– 12– 14– 16– 18– 20–");
    }

    @Test
    void aVanThatStillStandsAtTheDepotCannotComeInAnHourThatIsOver() {
        DepotDay day = new DepotDay(WALK, List.of(round(shift(8, 22), null), round(shift(12, 22), null)));
        Offer early = day.offers(wish(1000), SLOTS).get(0);
        assertThat(early).isNotNull();
        day.timeIs(at(9, 50));
        // 1,000 s of way: a quarter past ten at the door.
        assertThat(told(day.offers(wish(1000), SLOTS))).startsWith("8– 10@0+2000 12@0+2000");
        assertThat(day.round(0).drive(WALK).leaves()).isEqualTo(at(9, 50));
        assertThat(day.accept(wish(1000), early)).isEmpty();

        day.timeIs(at(9, 0)); // a clock that goes back is not believed
        day.replace(0, round(shift(8, 22), null)); // nor is a plan that does not know the time
        assertThat(told(day.offers(wish(1000), SLOTS))).startsWith("8– 10@0+2000");
        day.timeIs(at(22, 1));
        assertThat(told(day.offers(wish(0), SLOTS))).isEqualTo("8– 10– 12– 14– 16– 18– 20–");
    }

    @Test
    void whatATimeDoesNotChangeKeepsItsOffers() {
        DepotDay day = new DepotDay(WALK, List.of(round(shift(12, 22), null)));
        Offer offer = day.offers(wish(1000), SLOTS).get(3);
        assertThat(offer).isNotNull();
        day.timeIs(at(9, 50));
        assertThat(day.accept(wish(1000), offer)).isPresent();
    }

    @Test
    void aPromiseThatCanNoLongerBeKeptFromTheDepotClosesTheRound() {
        PlannedRound round = round(shift(8, 22), null, stop("A", 1000, at(9, 0), at(10, 0)));
        DepotDay day = new DepotDay(WALK, List.of(round));
        day.timeIs(at(9, 43));
        assertThat(day.broken(0)).isFalse();
        day.timeIs(at(9, 44));
        assertThat(day.broken(0)).isTrue();
        assertThat(day.round(0).drive(WALK).faults()).hasSize(1);
    }

    @Test
    void aVanWithoutNewsIsNoSoonerThanTheTime() {
        DepotDay day = new DepotDay(WALK, List.of(round(shift(8, 22), null)));
        day.proceed(0, new VanNow(0, false, at(8, 0), new Spot(1000, 0), at(8, 20)));
        day.timeIs(at(10, 30));
        assertThat(told(day.offers(wish(1000), SLOTS))).startsWith("8– 10@0+0");
        assertThat(day.round(0).drive(WALK).leaves()).isEqualTo(at(10, 30));
    }

    @Test
    void aBreakThatWasTakenAtTheLastDoorIsNotTakenAgain() {
        Pause noon = new Pause(at(12, 0), at(12, 30), 3600, 1);
        PlannedRound round = round(
                shift(8, 14), noon, stop("A", 1000, at(11, 0), at(12, 0)), stop("B", 1300, at(12, 0), at(13, 30)));
        DepotDay day = new DepotDay(WALK, List.of(round));
        Spot door = new Spot(1000, 0);
        day.proceed(0, new VanNow(1, false, at(8, 0), door, at(12, 5)));
        assertThat(day.round(0).pause()).isEqualTo(noon);
        assertThat(told(day.offers(wish(1200), SLOTS))).startsWith("8– 10– 12@1+0");

        day.proceed(0, new VanNow(1, true, at(8, 0), door, at(13, 5)));
        assertThat(day.broken(0)).isFalse();
        assertThat(day.round(0).drive(WALK).calls()).hasSize(1);
        assertThat(told(day.offers(wish(1200), SLOTS))).startsWith("8– 10– 12@1+0");
    }

    @Test
    void anOfferHoldsOnlyWhileItsRoundIsTheSame() {
        DepotDay day = new DepotDay(
                WALK,
                List.of(new PlannedRound(
                        "R1", new Shift(DEPOT, at(8, 0), at(22, 0), 15 * 3600, 1), List.of(), null, null)));
        Offer first = day.offers(wish(1000), SLOTS).get(0);
        Offer second = day.offers(wish(900), SLOTS).get(0);
        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(day.accept(wish(1000), first)).isPresent();
        assertThat(day.accept(wish(900), second)).isEmpty();
        assertThat(day.round(0).stops()).hasSize(1);
        assertThat(told(day.offers(wish(900), SLOTS))).isEqualTo("8– 10– 12– 14– 16– 18– 20–");
    }

    @Test
    void theDriversBreakIsKeptAndMayComeBehindTheNewStop() {
        Pause noon = new Pause(at(12, 0), at(12, 10), 3600, 1);
        PlannedRound round = round(shift(8, 14), noon, stop("A", 1000, at(11, 0), at(11, 50)));
        DepotDay day = new DepotDay(WALK, List.of(round));
        Offer before = day.offers(wish(1100), SLOTS).get(1);
        Offer between = day.offers(wish(1100), List.of(new Slot(SLOTS.get(0).date(), 11, at(11, 51), at(12, 5))))
                .get(0);
        assertThat(before).isNotNull();
        assertThat(between).isNotNull();
        assertThat(between.beforePause()).isTrue();
        assertThat(round.with(wish(1100).in(between.slot()), between.at(), true).pause())
                .isEqualTo(noon.after(2));
    }

    /** Trying every place in every round, driven by the judge, finds the same slots at the same detours. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void offersAreWhatDrivingEveryPossibilityFinds(long seed) {
        Random random = new Random(seed);
        DepotDay day = new DepotDay(WALK, Street.random(random, 4, 12));
        int offered = 0;
        int refused = 0;
        for (int asked = 0; asked < 60; asked++) {
            Spot spot = new Spot(random.nextInt(2400) - 1200, random.nextInt(2400) - 1200);
            Wish wish = new Wish("new", spot, random.nextInt(600), 1 + random.nextInt(4));
            List<@Nullable Offer> offers = day.offers(wish, SLOTS);
            for (int k = 0; k < SLOTS.size(); k++) {
                Offer offer = offers.get(k);
                int least = leastDetour(day, wish, SLOTS.get(k));
                assertThat(offer == null ? Integer.MAX_VALUE : offer.detourSeconds())
                        .isEqualTo(least);
                if (offer == null) {
                    refused++;
                    continue;
                }
                offered++;
                assertThat(day.round(offer.round())
                                .with(wish.in(offer.slot()), offer.at(), offer.beforePause())
                                .drive(WALK)
                                .faults())
                        .isEmpty();
            }
        }
        assertThat(offered).isGreaterThan(20);
        assertThat(refused).isGreaterThan(20);
    }

    private static int leastDetour(DepotDay day, Wish wish, Slot slot) {
        int least = Integer.MAX_VALUE;
        for (PlannedRound round : day.rounds()) {
            for (int place = round.served(); place <= round.stops().size(); place++) {
                Spot from = place > round.served()
                        ? round.stops().get(place - 1).spot()
                        : round.now() == null ? DEPOT : round.now().spot();
                Spot to =
                        place < round.stops().size() ? round.stops().get(place).spot() : DEPOT;
                int detour = WALK.seconds(from, wish.spot()) + WALK.seconds(wish.spot(), to) - WALK.seconds(from, to);
                for (boolean beforePause : new boolean[] {false, true}) {
                    PlannedRound longer = round.with(wish.in(slot), place, beforePause);
                    if (detour < least && longer.drive(WALK).faults().isEmpty()) {
                        least = detour;
                    }
                }
            }
        }
        return least;
    }

    @Test
    void aRoundThatIsLateAlreadyTakesNothing() {
        List<PlannedRound> rounds = new ArrayList<>();
        rounds.add(round(shift(8, 22), null, stop("A", 5000, at(8, 0), at(9, 0))));
        DepotDay day = new DepotDay(WALK, rounds);
        assertThat(day.broken(0)).isTrue();
        assertThat(told(day.offers(wish(500), SLOTS))).isEqualTo("8– 10– 12– 14– 16– 18– 20–");
    }
}
