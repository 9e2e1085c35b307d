package fr.creneau.core.slot;

/**
 * The driver's break, taken at the door of the stop after which it is planned (at the depot, if before the first).
 *
 * @param earliest epoch seconds; begins then at the earliest
 * @param latest epoch seconds; begins then at the latest
 * @param seconds how long it lasts
 * @param afterStops it comes after so many stops of the round
 */
public record Pause(long earliest, long latest, int seconds, int afterStops) {
    public Pause {
        if (latest < earliest || seconds < 0 || afterStops < 0) {
            throw new IllegalArgumentException(
                    "break %d..%d of %d s after %d stops: expected an end that is not before the start, 0 or more, 0 or more"
                            .formatted(earliest, latest, seconds, afterStops));
        }
    }

    Pause after(int stops) {
        return new Pause(earliest, latest, seconds, stops);
    }
}
