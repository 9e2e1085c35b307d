package fr.creneau.core.round;

import fr.creneau.core.eta.Arrivals;
import java.util.List;

/**
 * The arrivals expected at the stops ahead, as computed at one moment; indices are those of the view's {@code ahead}.
 *
 * @param atMs when computed, epoch milliseconds
 * @param arrivals never changed once it is here
 * @param claims of earlier expectations and of this one, those that are followed and not yet known to be true or not
 */
record Expectation(long atMs, Arrivals arrivals, List<OpenClaim> claims) {
    /** Median arrival, epoch milliseconds. */
    long p50Ms(int rank) {
        return (long) (arrivals.p50(rank) * 1_000);
    }
}
