package fr.creneau.core.round;

import fr.creneau.core.eta.Arrivals;

/**
 * The arrivals expected at the stops ahead, as computed at one moment; indices are those of the view's {@code ahead}.
 *
 * @param atMs when computed, epoch milliseconds
 * @param arrivals never changed once it is here
 */
record Expectation(long atMs, Arrivals arrivals) {
    /** Median arrival, epoch milliseconds. */
    long p50Ms(int rank) {
        return (long) (arrivals.p50(rank) * 1_000);
    }
}
