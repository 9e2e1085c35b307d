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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A day that is sold on as the product would, one wish after the other: into a gap, else into the room that a search makes
 * before a no, and its rounds improved in the quiet between wishes. Not thread-safe.
 */
final class SellingDay {
    /** Rounds that take part in the search before a no. */
    private static final int NEAREST = 5;

    /** Twice as many take part where a no is looked into. */
    private static final int NEAREST_AGAIN = 2 * NEAREST;

    /** Full is a day on which nine of ten were refused of the last so many wishes. */
    private static final int LOOK_BACK = 60;

    private static final double FULL = 0.9;
    private static final int MOST_ASKED = 2_000;

    /** The rounds are improved after so many wishes, and so many times before the first. */
    private static final int WISHES_BETWEEN = 25;

    private static final int TIMES_BEFORE = 8;

    /** What became of a wish. */
    sealed interface Asked {}

    /** There was a gap for it. */
    record Placed() implements Asked {}

    /**
     * A search made room for it.
     *
     * @param sound whether that room held when driven
     */
    record Rescued(double searchMillis, boolean sound) implements Asked {}

    record Refused(double searchMillis, Stop stop) implements Asked {}

    private final DepotDay day;
    private final LocalDate date;
    private final List<Slot> slots;
    private final double improveSeconds;
    private final long seed;
    private final Random random;
    private final DepotTown town;
    private int asked;
    private int sold;
    private int soldBySearch;

    /** @param improveSeconds each time that the rounds are improved */
    SellingDay(DepotWeek week, LocalDate date, double improveSeconds, long seed) {
        this.day = new DepotDay(
                DepotTown.STREETS, Objects.requireNonNull(week.days().get(date)).rounds());
        this.date = date;
        this.slots =
                week.slots().stream().filter(slot -> slot.date().equals(date)).toList();
        this.improveSeconds = improveSeconds;
        this.seed = seed;
        this.random = new Random(seed + date.toEpochDay());
        this.town = new DepotTown(seed, random);
    }

    /**
     * Sells on until the day is full, or {@value #MOST_ASKED} wishes were asked.
     *
     * @param searchSeconds before each no
     * @return whether it is full
     */
    boolean sellUntilFull(double searchSeconds) {
        improve(TIMES_BEFORE * improveSeconds);
        LastWishes last = new LastWishes(LOOK_BACK);
        while (!last.areRefused(FULL) && asked < MOST_ASKED) {
            last.add(sellNext(searchSeconds) instanceof Refused);
        }
        return last.areRefused(FULL);
    }

    Asked sellNext(double searchSeconds) {
        if (asked > 0 && asked % WISHES_BETWEEN == 0) {
            improve(improveSeconds);
        }
        asked++;
        Wish wish = town.wish(date + "/more" + asked);
        Slot slot = slots.get(random.nextInt(slots.size()));
        Offer offer = day.offers(wish, List.of(slot)).get(0);
        if (offer != null && day.accept(wish, offer).isPresent()) {
            sold++;
            return new Placed();
        }
        Stop stop = wish.in(slot);
        long started = System.nanoTime();
        Optional<Map<Integer, PlannedRound>> found = Ejection.search(day, stop, NEAREST, effort(searchSeconds));
        double searchMillis = (System.nanoTime() - started) / 1e6;
        if (found.isEmpty()) {
            return new Refused(searchMillis, stop);
        }
        boolean sound = isSound(stop, found.get());
        found.get().forEach(day::replace);
        sold++;
        soldBySearch++;
        return new Rescued(searchMillis, sound);
    }

    /** Looks for room again, longer or with more rounds than before the no. Changes nothing. */
    Optional<Map<Integer, PlannedRound>> searchAgain(Stop refused, double seconds) {
        return Ejection.search(day, refused, NEAREST_AGAIN, effort(seconds));
    }

    /** Every changed round keeps what it promises, and the stops are the same as before, with the new one. */
    boolean isSound(Stop stop, Map<Integer, PlannedRound> changed) {
        Set<Stop> before = new HashSet<>(Set.of(stop));
        Set<Stop> after = new HashSet<>();
        int countBefore = 1;
        int countAfter = 0;
        boolean kept = true;
        for (Map.Entry<Integer, PlannedRound> change : changed.entrySet()) {
            before.addAll(day.round(change.getKey()).stops());
            after.addAll(change.getValue().stops());
            countBefore += day.round(change.getKey()).stops().size();
            countAfter += change.getValue().stops().size();
            kept &= change.getValue().drive(day.streets()).faults().isEmpty();
        }
        return kept && countBefore == countAfter && before.equals(after);
    }

    /** Rounds that break something when they are driven: what was improved and searched must have none. */
    long countBrokenRounds() {
        return day.rounds().stream()
                .filter(round -> !round.drive(DepotTown.STREETS).faults().isEmpty())
                .count();
    }

    /** Stops sold since the week was made. */
    int sold() {
        return sold;
    }

    /** Of them those for which the search made room. */
    int soldBySearch() {
        return soldBySearch;
    }

    private void improve(double seconds) {
        DayImprovement.search(day, effort(seconds)).forEach(day::replace);
    }

    private Effort effort(double seconds) {
        return Effort.of(System::nanoTime, seconds, 1, seed + asked);
    }
}
