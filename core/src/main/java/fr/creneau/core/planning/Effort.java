package fr.creneau.core.planning;

import java.util.function.LongSupplier;

/**
 * How long a search may take. With a limit of steps and one thread the answer depends on the seed alone.
 *
 * @param nanos a clock that only goes forward, nanoseconds from any origin
 * @param budgetNanos the search ends then, at the latest
 * @param steps the search ends after so many steps, at the latest
 * @param threads 1 or more
 * @param seed the same seed, the same draws
 * @param goal what the search is for
 */
public record Effort(LongSupplier nanos, long budgetNanos, long steps, int threads, long seed, Goal goal) {
    /** What a search is for. */
    public enum Goal {
        /** The least cost: from hot to cold, for a plan that may change altogether. */
        LEAST_COST,
        /** A somewhat lower cost in little time: the plan that is there is good already. */
        TOUCH_UP,
        /** A place for each stop, and then no more: as {@link #TOUCH_UP}, ended as soon as nothing is unserved. */
        ALL_SERVED
    }

    public Effort {
        if (budgetNanos < 0 || steps < 0 || threads < 1) {
            throw new IllegalArgumentException(
                    "budget %d ns, %d steps, %d threads: expected 0 or more, 0 or more, 1 or more"
                            .formatted(budgetNanos, steps, threads));
        }
    }

    /** The least cost, by the clock. */
    public static Effort of(LongSupplier nanos, double seconds, int threads, long seed) {
        return new Effort(nanos, Math.round(seconds * 1e9), Long.MAX_VALUE, threads, seed, Goal.LEAST_COST);
    }

    /** The least cost, by the count of steps, in one thread: the same answer each time. */
    public static Effort ofSteps(long steps, long seed) {
        return new Effort(() -> 0, Long.MAX_VALUE, steps, 1, seed, Goal.LEAST_COST);
    }

    /** The same with another goal. */
    public Effort towards(Goal other) {
        return new Effort(nanos, budgetNanos, steps, threads, seed, other);
    }
}
