package fr.creneau.core.eta;

import java.util.Optional;

/**
 * The engine that follows a round: from what is known now to the distribution of the arrival at every stop still ahead.
 * The cost of a prediction is linear in the stops of the round, and {@link #predict(RoundProgress, Arrivals)} allocates
 * nothing once its buffer has grown to the round's size. An engine is used by one thread at a time unless it says
 * otherwise.
 */
public interface ArrivalTimes {
    /** Predicts into a buffer that the caller keeps; what it held before is gone. */
    void predict(RoundProgress progress, Arrivals into);

    /**
     * What the newest prediction said of a stop, to be handed to {@link #learn} once the van has come; empty for an engine
     * that learns nothing from it.
     */
    default Optional<Claim> claim(int stop) {
        return Optional.empty();
    }

    /** Learns what became of a claim. */
    default void learn(Claim claim, double arrivalSeconds) {}

    /** Predicts into a new buffer. */
    default Arrivals predict(RoundProgress progress) {
        Arrivals arrivals = new Arrivals();
        predict(progress, arrivals);
        return arrivals;
    }
}
