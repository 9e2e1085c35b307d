package fr.creneau.core.round;

import fr.creneau.core.eta.RoundProgress;

/**
 * The one time in a plan at which its driver rests (or waits): read off the plan, where the leg to one stop takes far
 * longer than its way.
 *
 * @param before the stop that comes after it, by its place in the plan
 * @param atMs when the stop before it is left by the plan, epoch milliseconds
 * @param seconds how long
 */
public record PlannedRest(int before, long atMs, double seconds) {
    /** A stay or a leg longer than expected by so much of the rest held it. */
    private static final double SHARE = 0.5;

    /** Any driver is late by less. */
    private static final double LEAST_SECONDS = 600;

    /**
     * Whether a time that took longer than expected held it.
     *
     * @param from when it would have begun, epoch seconds; not a number where that is not known
     * @param over how much longer, seconds
     */
    boolean isHeldBy(double from, double over) {
        return over >= Math.max(SHARE * seconds, LEAST_SECONDS) && RoundProgress.isAboutRest(from, atMs / 1_000.0);
    }
}
