package fr.creneau.core.slot;

/**
 * A driver's day with a van.
 *
 * @param depot the round starts and ends there
 * @param start epoch seconds; leaves then at the earliest
 * @param end epoch seconds; is back then at the latest
 * @param longestSeconds from leaving to coming back, breaks and waiting included
 * @param capacity of the van
 */
public record Shift(Spot depot, long start, long end, long longestSeconds, int capacity) {
    public Shift {
        if (end < start || longestSeconds < 0 || capacity < 0) {
            throw new IllegalArgumentException(
                    "shift %d..%d, at most %d s, capacity %d: expected an end that is not before the start, 0 or more, 0 or more"
                            .formatted(start, end, longestSeconds, capacity));
        }
    }
}
