package fr.creneau.core.eta;

import fr.creneau.core.eta.habit.Habits;
import java.util.function.Supplier;

/** {@link PacedPlan} with whatever habits are known at the moment. One thread at a time; the habits may change on any. */
public final class HabitualPlan implements ArrivalTimes {
    private final Supplier<Habits> newest;
    private Habits known;
    private PacedPlan plan;

    /** @param newest what was learnt up to now; asked at each prediction */
    public HabitualPlan(Supplier<Habits> newest) {
        this.newest = newest;
        this.known = newest.get();
        this.plan = new PacedPlan(known);
    }

    @Override
    public void predict(RoundProgress progress, Arrivals into) {
        Habits habits = newest.get();
        if (habits != known) {
            known = habits;
            plan = new PacedPlan(habits);
        }
        plan.predict(progress, into);
    }
}
