package fr.creneau.core.round;

import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.RoundId;
import fr.creneau.core.window.Window;

/**
 * A window told: a promise, kept as a record.
 *
 * @param number 1: the first to this parcel on this round
 * @param toldAtMs domain time, epoch milliseconds
 * @param window with its probability
 * @param expectedMs median arrival when told, epoch milliseconds
 * @param planVersion the plan in force when told
 */
public record Telling(
        RoundId round,
        ParcelId parcel,
        int number,
        Cause cause,
        long toldAtMs,
        Window window,
        long expectedMs,
        long planVersion) {
    /** Why somebody was told. */
    public enum Cause {
        DEPARTURE,
        LATER,
        EARLIER,
        REPLANNED
    }

    /** How a told window ended. */
    public enum Outcome {
        KEPT,
        EARLY,
        LATE,
        NOT_ATTEMPTED,
        WITHDRAWN
    }

    /** The same after any replay: round, parcel and count. */
    public String id() {
        return round + "/" + parcel + "/" + number;
    }

    /** How an arrival at this moment (epoch milliseconds) ends the window. */
    Outcome endedBy(long arrivedMs) {
        double seconds = arrivedMs / 1_000.0;
        if (window.keptBy(seconds)) {
            return Outcome.KEPT;
        }
        return seconds < window.startSeconds() ? Outcome.EARLY : Outcome.LATE;
    }
}
