package fr.creneau.core.coldchain.curve;

import fr.creneau.core.coldchain.profile.Limit;

/** Where the straight line between two readings passes a limit, in whole milliseconds, rounded down. Stateless. */
final class Crossing {
    private Crossing() {}

    /**
     * Milliseconds after the earlier reading.
     *
     * @param fromMicroC of the earlier reading, on one side of the limit
     * @param toMicroC of the later one, on the other side
     */
    static long after(Limit limit, long spanMs, int fromMicroC, int toMicroC) {
        return spanMs * Math.abs((long) limit.microC() - fromMicroC) / Math.abs((long) toMicroC - fromMicroC);
    }
}
