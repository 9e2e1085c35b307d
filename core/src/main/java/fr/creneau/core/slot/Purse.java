package fr.creneau.core.slot;

import fr.creneau.core.planning.Effort;
import fr.creneau.core.planning.Effort.Goal;

/** What is left of an effort that is spent in several searches. Not thread-safe. */
final class Purse {
    private final Effort effort;
    private final int parts;
    private final long start;
    private long steps;
    private int taken;

    /** Begins to spend the effort, one part in {@code parts} at a time. */
    Purse(Effort effort, int parts) {
        this.effort = effort;
        this.parts = parts;
        start = effort.nanos().getAsLong();
        steps = effort.steps();
    }

    /** One part of the effort: for a place for each stop, and in turn for less driving, which makes room. */
    Effort part() {
        Goal goal = taken % 2 == 0 ? Goal.ALL_SERVED : Goal.TOUCH_UP;
        return take(effort.budgetNanos() / parts, effort.steps() / parts, goal);
    }

    /** What is left, two parts at the most, for less driving: whoever waits for a round that was easy is not kept. */
    Effort rest() {
        return take(2 * (effort.budgetNanos() / parts), 2 * (effort.steps() / parts), Goal.TOUCH_UP);
    }

    private Effort take(long mostNanos, long mostSteps, Goal goal) {
        long left = Math.max(0, effort.budgetNanos() - (effort.nanos().getAsLong() - start));
        long now = Math.min(steps, mostSteps);
        steps -= now;
        return new Effort(
                effort.nanos(), Math.min(left, mostNanos), now, effort.threads(), effort.seed() + taken++, goal);
    }
}
