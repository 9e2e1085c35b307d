package fr.creneau.city.law;

import fr.creneau.city.noise.Chance;
import fr.creneau.city.noise.Noise;
import fr.creneau.city.plan.PlannedRound;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Days of rounds in a town on a plane: plan and truth, without map, GPS or messages. A seed is a town with its drivers
 * and addresses, and each of its days can be asked for alone. Immutable and thread-safe.
 */
public final class SimulatedDays {
    /** The town's time zone. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final RoundLaw law;
    private final PlaneTown town;
    private final int rounds;
    private final long seed;

    private SimulatedDays(Noise noise, int rounds, int stops, long seed) {
        this.law = new RoundLaw(noise, seed);
        this.town = new PlaneTown(noise, rounds, stops, seed);
        this.rounds = rounds;
        this.seed = seed;
    }

    /** One day. */
    public record Day(LocalDate date, List<Round> rounds) {
        public Day {
            rounds = List.copyOf(rounds);
        }
    }

    /**
     * One round of a day.
     *
     * @param trafficFactor the town's traffic that day, which {@link RoundLaw#findMoment} wants; hidden from estimators
     * @param seed of the round, for {@link RoundLaw#findMoment}
     */
    public record Round(
            String roundId, Driver driver, PlannedRound plan, RoundTruth truth, double trafficFactor, long seed) {}

    /**
     * A town.
     *
     * @param rounds a day, 1 to 200
     * @param stops of each round, 1 to 400
     */
    public static SimulatedDays town(int rounds, int stops, long seed) {
        if (rounds < 1 || rounds > 200 || stops < 1 || stops > 400) {
            throw new IllegalArgumentException(
                    "%d rounds of %d stops: expected 1..200 rounds of 1..400 stops".formatted(rounds, stops));
        }
        return new SimulatedDays(Noise.standard(), rounds, stops, seed);
    }

    /** So many working days in a row, Monday to Saturday, from the date on, of a {@link #town}. */
    public static List<Day> generate(LocalDate from, int days, int rounds, int stops, long seed) {
        SimulatedDays town = town(rounds, stops, seed);
        List<Day> all = new ArrayList<>(days);
        for (LocalDate date = from; all.size() < days; date = date.plusDays(1)) {
            if (date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                all.add(town.day(date));
            }
        }
        return all;
    }

    /** The law of this town, to look into a round's possible futures. */
    public RoundLaw law() {
        return law;
    }

    /** The day of that date; the same each time it is asked for. */
    public Day day(LocalDate date) {
        long daySeed = Chance.seed(seed, date.toEpochDay());
        double traffic = law.trafficFactor(daySeed);
        List<Round> all = new ArrayList<>(rounds);
        for (int round = 0; round < rounds; round++) {
            PlannedRound plan = town.plan(round, daySeed);
            Driver driver = law.driver(round);
            long roundSeed = Chance.seed(daySeed, round, Chance.number("round"));
            RoundTruth truth = law.drive(plan, driver, traffic, roundSeed);
            all.add(new Round("%s-R%d".formatted(date, round + 1), driver, plan, truth, traffic, roundSeed));
        }
        return new Day(date, all);
    }
}
