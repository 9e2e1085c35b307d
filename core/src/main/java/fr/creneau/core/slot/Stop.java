package fr.creneau.core.slot;

/**
 * A stop of a planned round, with what was promised: the van arrives within earliest..latest (a window told, a slot
 * sold; the whole shift where nothing was promised).
 *
 * @param id the stop's name, opaque
 * @param spot where
 * @param earliest epoch seconds
 * @param latest epoch seconds
 * @param serviceSeconds how long the van stands
 * @param load what it takes of the van's capacity
 */
public record Stop(String id, Spot spot, long earliest, long latest, int serviceSeconds, int load) {
    public Stop {
        if (latest < earliest || serviceSeconds < 0 || load < 0) {
            throw new IllegalArgumentException(
                    "stop %s: window %d..%d, service %d s, load %d: expected an end that is not before the start, 0 or more, 0 or more"
                            .formatted(id, earliest, latest, serviceSeconds, load));
        }
    }

    /** The same stop with another promise. */
    public Stop promised(long from, long to) {
        return new Stop(id, spot, from, to, serviceSeconds, load);
    }
}
