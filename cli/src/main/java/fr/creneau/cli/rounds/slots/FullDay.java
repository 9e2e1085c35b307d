package fr.creneau.cli.rounds.slots;

import fr.creneau.core.planning.Effort;
import fr.creneau.core.slot.DayImprovement;
import fr.creneau.core.slot.DepotDay;
import fr.creneau.core.slot.Ejection;
import fr.creneau.core.slot.Offer;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.Slot;
import fr.creneau.core.slot.Stop;
import fr.creneau.core.slot.Wish;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A day that was sold on as the product would, with a search before each no and its rounds improved in the quiet between
 * wishes, until nine of ten that were asked for last were refused all the same: a day on which a no is no matter of luck.
 *
 * @param full whether so many were refused; else the wishes ended before
 * @param slots of that day
 * @param sold stops more than before
 * @param bySearch of them those for which the search made room
 */
record FullDay(DepotDay day, boolean full, List<Slot> slots, int sold, int bySearch) {
    /** Rounds that take part in the search before a no. */
    static final int NEAREST = 5;

    private static final int LOOK_BACK = 100;
    private static final double FULL = 0.9;
    private static final int MOST_ASKED = 2_000;

    /** The rounds are improved after so many wishes, and so many times before the first. */
    private static final int WISHES_BETWEEN = 25;

    private static final int TIMES_BEFORE = 8;

    /**
     * @param searchSeconds before each no
     * @param improveSeconds each time that the rounds are improved
     */
    static FullDay sell(DepotWeek week, LocalDate date, double searchSeconds, double improveSeconds, long seed) {
        DepotDay day = new DepotDay(
                DepotTown.STREETS, week.days().getOrDefault(date, noDay()).rounds());
        List<Slot> slots =
                week.slots().stream().filter(slot -> slot.date().equals(date)).toList();
        improve(day, TIMES_BEFORE * improveSeconds, seed);
        Random random = new Random(seed + date.toEpochDay());
        DepotTown town = new DepotTown(seed, random);
        boolean[] refused = new boolean[LOOK_BACK];
        int refusals = 0;
        int sold = 0;
        int bySearch = 0;
        for (int asked = 0; refusals < LOOK_BACK * FULL && asked < MOST_ASKED; asked++) {
            Wish wish = town.wish(date + "/more" + asked);
            Slot slot = slots.get(random.nextInt(slots.size()));
            Offer offer = day.offers(wish, List.of(slot)).get(0);
            boolean placed = offer != null && day.accept(wish, offer).isPresent();
            if (!placed) {
                placed = search(day, wish.in(slot), searchSeconds, seed + asked);
                bySearch += placed ? 1 : 0;
            }
            sold += placed ? 1 : 0;
            int place = asked % LOOK_BACK;
            refusals += (placed ? 0 : 1) - (refused[place] ? 1 : 0);
            refused[place] = !placed;
            if (asked % WISHES_BETWEEN == WISHES_BETWEEN - 1) {
                improve(day, improveSeconds, seed + asked);
            }
        }
        return new FullDay(day, refusals >= LOOK_BACK * FULL, slots, sold, bySearch);
    }

    /** Rounds that break something when they are driven: what was improved and searched must have none. */
    long countBrokenRounds() {
        return day.rounds().stream()
                .filter(round -> !round.drive(DepotTown.STREETS).faults().isEmpty())
                .count();
    }

    private static DepotDay noDay() {
        return new DepotDay(DepotTown.STREETS, List.of());
    }

    private static void improve(DepotDay day, double seconds, long seed) {
        DayImprovement.search(day, Effort.of(System::nanoTime, seconds, 1, seed))
                .forEach(day::replace);
    }

    private static boolean search(DepotDay day, Stop stop, double seconds, long seed) {
        Effort effort = Effort.of(System::nanoTime, seconds, 1, seed);
        Optional<Map<Integer, PlannedRound>> found = Ejection.search(day, stop, NEAREST, effort);
        found.ifPresent(changed -> changed.forEach(day::replace));
        return found.isPresent();
    }
}
