package fr.creneau.core.planning;

/**
 * A stop to be made once. Times are in the problem's unit, from an origin that the problem chooses.
 *
 * @param place where, as {@link Legs} counts places
 * @param earliest service begins then at the earliest; a van that comes sooner waits
 * @param latest service begins then at the latest
 * @param service how long the van stands, in the same unit, 0 or more
 * @param load what the stop takes of the van's capacity, in its unit, 0 or more
 * @param vehicle the one vehicle that can make it (its parcel is already aboard), or {@link #ANY}
 */
public record Visit(int place, int earliest, int latest, int service, int load, int vehicle) {
    /** Any vehicle can make the stop. */
    public static final int ANY = -1;

    public Visit {
        if (latest < earliest) {
            throw new IllegalArgumentException(
                    "window %d..%d: expected an end that is not before the start".formatted(earliest, latest));
        }
        if (place < 0 || service < 0 || load < 0 || vehicle < ANY) {
            throw new IllegalArgumentException("place %d, service %d, load %d, vehicle %d: expected 0 or more"
                    .formatted(place, service, load, vehicle));
        }
    }
}
