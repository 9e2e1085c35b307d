package fr.creneau.core.planning;

/**
 * A van and its shift. A van on the road starts where it is, when it is free; one that has not left starts at its depot.
 * Times are in the problem's unit, from an origin that the problem chooses.
 *
 * @param start where it starts, as {@link Legs} counts places
 * @param end where it must be in the end
 * @param earliest it leaves then at the earliest
 * @param latest it is back then at the latest
 * @param capacity the greatest sum of loads of its stops, in any unit, 0 or more
 */
public record Vehicle(int start, int end, int earliest, int latest, int capacity) {
    public Vehicle {
        if (start < 0 || end < 0 || latest < earliest || capacity < 0) {
            throw new IllegalArgumentException(
                    "vehicle from place %d to %d, shift %d..%d, capacity %d: expected places and a capacity of 0 or more and a shift that ends after its start"
                            .formatted(start, end, earliest, latest, capacity));
        }
    }
}
