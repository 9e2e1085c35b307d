package fr.creneau.core.eta.habit;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.SlotIndex;

/**
 * What stands from day to day about a carrier's rounds, as factors on the plan and as times: how late rounds set out, how
 * the hour slows the legs, who and where slows the service, when and how long drivers rest. Learnt by a {@link
 * HabitDiary}. Immutable and thread-safe.
 */
public final class Habits {
    static final int HOURS = 24;

    private final Start start;
    private final Rest rest;
    private final double paceDeviation;
    private final double[] legFactor;
    private final double serviceFactor;
    private final SlotIndex index;
    private final double[] factorOf;

    /**
     * How late the first stop is reached.
     *
     * @param lateSeconds mean, against the plan
     * @param deviationSeconds standard deviation
     */
    public record Start(double lateSeconds, double deviationSeconds) {}

    /**
     * How drivers rest.
     *
     * @param lateSeconds mean of the moment at which the rest begins, against the planned moment
     * @param deviationSeconds standard deviation of that moment
     * @param factor mean length over the planned length
     * @param lengthDeviationSeconds standard deviation of the length
     * @param takenShare share of the rounds with a rest in their plan in which there was one, 0 to 1
     */
    public record Rest(
            double lateSeconds,
            double deviationSeconds,
            double factor,
            double lengthDeviationSeconds,
            double takenShare) {}

    Habits(
            Start start,
            Rest rest,
            double paceDeviation,
            double[] legFactor,
            double serviceFactor,
            SlotIndex index,
            double[] factorOf) {
        this.start = start;
        this.rest = rest;
        this.paceDeviation = paceDeviation;
        this.legFactor = legFactor;
        this.serviceFactor = serviceFactor;
        this.index = index;
        this.factorOf = factorOf;
    }

    /** Nothing learnt: the plan as it is, with wide doubts. */
    public static Habits none() {
        return new HabitDiary().toHabits();
    }

    public Start start() {
        return start;
    }

    public Rest rest() {
        return rest;
    }

    /** Standard deviation of a round's pace from day to day, a fraction of the expected time. */
    public double paceDeviation() {
        return paceDeviation;
    }

    /** Expected seconds of the leg to a stop of the round, driven at about its planned time. */
    public double leg(RoundProgress progress, int stop) {
        double planned = progress.plannedLeg(stop);
        double clock = progress.localSecondOfDay(progress.plannedArrival(stop) - planned);
        return planned * legFactor[(int) (clock / 3_600) % HOURS];
    }

    /** Expected seconds of the service at a stop of the round. */
    public double service(RoundProgress progress, int stop) {
        int place = index.find(progress.place(stop));
        int driver = index.find(progress.driver());
        // Each factor is relative to what is wider: all, then who drives, then where.
        return progress.plannedService(stop)
                * serviceFactor
                * (driver < 0 ? 1 : factorOf[driver])
                * (place < 0 ? 1 : factorOf[place]);
    }
}
