package fr.creneau.core.slot;

/**
 * What somebody wants brought: where, and what it takes.
 *
 * @param id of the stop that it becomes
 * @param spot where
 * @param serviceSeconds how long the van will stand, 0 or more
 * @param load 0 or more
 */
public record Wish(String id, Spot spot, int serviceSeconds, int load) {
    /** The stop it becomes once the slot is sold. */
    public Stop in(Slot slot) {
        return new Stop(id, spot, slot.startSeconds(), slot.endSeconds(), serviceSeconds, load);
    }
}
