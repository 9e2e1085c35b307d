package fr.creneau.core.round;

import java.time.Duration;

/**
 * How a round is read from its facts. The numbers are assumptions for vans in towns; those of {@link #usual()} were
 * chosen by thought, not fitted.
 *
 * @param doorMetres a van standing this near to a stop may be serving it
 * @param scanMetres a van standing this near to a stop when its parcel is scanned is serving it
 * @param inferAfter a stay at a door at least this long is a service, even without a scan
 * @param inferFrom a service is concluded from a stay alone from this probability on, 0 to 1
 * @param inferWithinStops a stay is only taken for a service of a stop this near to the next one in the plan
 * @param skipAfterStops a stop is skipped when the van served this many stops beyond it
 * @param earlyDeparture the round may leave this much before its plan
 * @param endOfDay local hour when a round that was not finished is over
 * @param estimateEvery arrival times of a round are computed at most this often, unless a stop's status changes
 * @param tellMovesOf an expected arrival that moved by less, or by less than a fortieth of the time still ahead, is not
 *     worth telling by itself
 */
public record RoundRules(
        double doorMetres,
        double scanMetres,
        Duration inferAfter,
        double inferFrom,
        int inferWithinStops,
        int skipAfterStops,
        Duration earlyDeparture,
        int endOfDay,
        Duration estimateEvery,
        Duration tellMovesOf) {
    public RoundRules {
        if (endOfDay < 12 || endOfDay > 23) {
            throw new IllegalArgumentException("end of day %d h: expected 12..23".formatted(endOfDay));
        }
    }

    public static RoundRules usual() {
        return new RoundRules(
                50,
                200,
                Duration.ofSeconds(60),
                0.5,
                8,
                3,
                Duration.ofMinutes(30),
                23,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30));
    }
}
