package fr.creneau.core.slot;

/**
 * A slot that a round can keep, and how.
 *
 * @param slot the slot
 * @param round place of the round in its {@link DepotDay}
 * @param revision of that round, when the offer was made; the offer holds while it is the same
 * @param at the stop goes before this place, as {@link PlannedRound#stops} counts
 * @param beforePause where the driver's break comes at that place: whether it moves behind the stop
 * @param detourSeconds driving that the stop adds
 */
public record Offer(Slot slot, int round, long revision, int at, boolean beforePause, int detourSeconds) {}
