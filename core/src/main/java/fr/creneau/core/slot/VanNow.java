package fr.creneau.core.slot;

/**
 * A van on its round.
 *
 * @param served so many stops of the round are behind it, or being served; they are pinned
 * @param rested the driver has had the break, or is having it: the van is then free after it
 * @param startedAt epoch seconds at which it left the depot
 * @param spot where it stands, or can turn to another stop
 * @param freeAt epoch seconds at which it can leave from there
 */
public record VanNow(int served, boolean rested, long startedAt, Spot spot, long freeAt) {
    public VanNow {
        if (served < 0 || freeAt < startedAt) {
            throw new IllegalArgumentException(
                    "%d stops served, started %d, free %d: expected 0 or more, and free after the start"
                            .formatted(served, startedAt, freeAt));
        }
    }
}
