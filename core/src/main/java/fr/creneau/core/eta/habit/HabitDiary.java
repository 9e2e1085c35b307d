package fr.creneau.core.eta.habit;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.SlotIndex;
import java.util.Arrays;

/**
 * Learns {@link Habits} from rounds that are over. Every mean is shrunk towards the wider one, by so much doubt as is
 * written beside it: assumptions, chosen before anything was measured. Not thread-safe.
 */
public final class HabitDiary {
    private static final double ROUNDS_OF_DOUBT = 5;
    private static final double LEG_DOUBT_SECONDS = 7_200;
    private static final double HOUR_DOUBT_SECONDS = 7_200;
    private static final double SERVICE_DOUBT_SECONDS = 7_200;

    /** Two rounds' worth: a round's own pace blurs what its driver's is. */
    private static final double DRIVER_DOUBT_SECONDS = 30_000;

    /** Four or five visits' worth: one service varies by about 0.7 of itself, places by about 0.3. */
    private static final double PLACE_DOUBT_SECONDS = 700;

    /** A leg that took so much of the planned rest longer than planned held the rest. */
    private static final double REST_SHARE = 0.5;

    /** Any driver is late by less. */
    private static final double LEAST_REST_SECONDS = 600;

    private final Spread start = new Spread(0, 240, ROUNDS_OF_DOUBT);
    private final Spread restLate = new Spread(0, 900, ROUNDS_OF_DOUBT);
    private final Spread restFactor = new Spread(1, 0.3, ROUNDS_OF_DOUBT);
    private final Spread restTaken = new Spread(0.95, 0, ROUNDS_OF_DOUBT);
    private final Spread pace = new Spread(1, 0.14, ROUNDS_OF_DOUBT);
    private double restSeconds = 1_800;
    private final double[] legActual = new double[Habits.HOURS];
    private final double[] legPlanned = new double[Habits.HOURS];
    private double serviceActual;
    private double servicePlanned;
    private final SlotIndex index = new SlotIndex();
    private double[] actual = new double[64];
    private double[] expected = new double[64];
    private double[] doubt = new double[64];

    /**
     * Learns from a round that is over: all its stops are behind, in the order driven, with the planned times of that
     * order; the depot may be the first.
     */
    public void learn(RoundProgress round) {
        Habits before = habitsFor(round);
        double took = 0;
        double expectedToTake = 0;
        boolean first = true;
        boolean rested = false;
        for (int stop = 0; stop < round.done(); stop++) {
            double leg = stop == 0 ? Double.NaN : round.actualArrival(stop) - round.actualDeparture(stop - 1);
            if (!Double.isNaN(leg)) {
                double rest = restIn(round, stop, leg);
                leg -= rest;
                rested |= rest > 0;
                if (rest == 0) {
                    int hour = (int) (round.localSecondOfDay(round.actualDeparture(stop - 1)) / 3_600) % Habits.HOURS;
                    legActual[hour] += leg;
                    legPlanned[hour] += round.plannedLeg(stop);
                }
                took += leg;
                expectedToTake += before.leg(round, stop);
            }
            if (first && !Double.isNaN(round.actualArrival(stop))) {
                start.add(round.actualArrival(stop) - round.plannedArrival(stop));
                first = false;
            }
            double service = round.actualDeparture(stop) - round.actualArrival(stop);
            if (!Double.isNaN(service)) {
                learnService(round, stop, service, before);
                took += service;
                expectedToTake += before.service(round, stop);
            }
        }
        if (expectedToTake > 0) {
            pace.add(took / expectedToTake);
        }
        if (hadTimeToRest(round)) {
            restTaken.add(rested ? 1 : 0);
        }
    }

    private static boolean hadTimeToRest(RoundProgress round) {
        return round.restPlannedSeconds() > 0
                && round.done() > 0
                && round.actualArrival(round.done() - 1) > round.restPlannedAt()
                && !RoundProgress.isAboutRest(round.actualArrival(round.done() - 1), round.restPlannedAt());
    }

    /** What was learnt up to now; later learning does not change it. */
    public Habits toHabits() {
        double[] factorOf = new double[index.size()];
        for (int slot = 0; slot < factorOf.length; slot++) {
            factorOf[slot] = (actual[slot] + doubt[slot]) / (expected[slot] + doubt[slot]);
        }
        return toHabits(index.copy(), factorOf);
    }

    /** The same, of all drivers and places only the round's own: a day has many rounds, a carrier very many places. */
    private Habits habitsFor(RoundProgress round) {
        SlotIndex own = new SlotIndex();
        double[] factorOf = new double[round.done() + 1];
        for (int i = -1; i < round.done(); i++) {
            long key = i < 0 ? round.driver() : round.place(i);
            int slot = own.add(key);
            if (slot >= 0) {
                factorOf[slot] = factor(key);
            }
        }
        return toHabits(own, factorOf);
    }

    private Habits toHabits(SlotIndex known, double[] factorOf) {
        double allActual = Arrays.stream(legActual).sum() + LEG_DOUBT_SECONDS;
        double allPlanned = Arrays.stream(legPlanned).sum() + LEG_DOUBT_SECONDS;
        double[] legFactor = new double[Habits.HOURS];
        for (int hour = 0; hour < Habits.HOURS; hour++) {
            double prior = allActual / allPlanned * HOUR_DOUBT_SECONDS;
            legFactor[hour] = (legActual[hour] + prior) / (legPlanned[hour] + HOUR_DOUBT_SECONDS);
        }
        return new Habits(
                new Habits.Start(start.mean(), start.deviation()),
                new Habits.Rest(
                        restLate.mean(),
                        restLate.deviation(),
                        restFactor.mean(),
                        restFactor.deviation() * restSeconds,
                        restTaken.mean()),
                pace.deviation(),
                legFactor,
                serviceFactor(),
                known,
                factorOf);
    }

    private double restIn(RoundProgress round, int stop, double leg) {
        double planned = round.restPlannedSeconds();
        if (!(planned > 0)
                || leg - round.plannedLeg(stop) < Math.max(REST_SHARE * planned, LEAST_REST_SECONDS)
                || !RoundProgress.isAboutRest(round.actualDeparture(stop - 1), round.restPlannedAt())) {
            return 0;
        }
        double rest = leg - round.plannedLeg(stop);
        restSeconds = planned;
        restFactor.add(rest / planned);
        restLate.add(round.actualDeparture(stop - 1) - round.restPlannedAt());
        return rest;
    }

    private void learnService(RoundProgress round, int stop, double service, Habits before) {
        double planned = round.plannedService(stop);
        serviceActual += service;
        servicePlanned += planned;
        double byAll = planned * serviceFactor();
        double withoutPlace = byAll * factor(round.driver());
        // The driver's share: what is left when the place's own habit is taken out, and the other way round.
        add(round.driver(), service, before.service(round, stop) / factor(round.driver()), DRIVER_DOUBT_SECONDS);
        add(round.place(stop), service, withoutPlace, PLACE_DOUBT_SECONDS);
    }

    private double serviceFactor() {
        return (serviceActual + SERVICE_DOUBT_SECONDS) / (servicePlanned + SERVICE_DOUBT_SECONDS);
    }

    private double factor(long key) {
        int slot = index.find(key);
        return slot < 0 ? 1 : (actual[slot] + doubt[slot]) / (expected[slot] + doubt[slot]);
    }

    private void add(long key, double seconds, double expectedSeconds, double doubtSeconds) {
        int slot = index.add(key);
        if (slot < 0) {
            return;
        }
        if (slot >= actual.length) {
            actual = Arrays.copyOf(actual, slot * 2);
            expected = Arrays.copyOf(expected, slot * 2);
            doubt = Arrays.copyOf(doubt, slot * 2);
        }
        actual[slot] += seconds;
        expected[slot] += expectedSeconds;
        doubt[slot] = doubtSeconds;
    }
}
