package fr.creneau.core.round;

import fr.creneau.core.fleet.Stay;
import java.util.List;

/**
 * What was seen of a round's vans while they drove for it.
 *
 * @param stays in order of time; only the last one may be open
 * @param firstMs the first point, epoch milliseconds; {@link Long#MAX_VALUE}: none
 * @param lastMs the last point, epoch milliseconds; {@link Long#MIN_VALUE}: none
 */
record Sightings(List<Stay> stays, long firstMs, long lastMs) {
    /** The first moment from the given one on that a van was driving for at least so long; {@link Long#MAX_VALUE}: none. */
    long drivingFrom(long ms, long atLeastMs) {
        long free = Math.max(ms, firstMs);
        for (Stay stay : stays) {
            if (stay.startMs() - free >= atLeastMs) {
                return free;
            }
            if (stay.open()) {
                return Long.MAX_VALUE;
            }
            free = Math.max(free, stay.endMs());
        }
        return lastMs != Long.MIN_VALUE && lastMs - free >= atLeastMs ? free : Long.MAX_VALUE;
    }
}
