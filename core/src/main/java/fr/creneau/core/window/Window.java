package fr.creneau.core.window;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time told to a recipient, with the probability that the van arrives in it (both ends included).
 *
 * @param startSeconds epoch seconds, on a five-minute step
 * @param endSeconds epoch seconds, on a five-minute step, after the start
 * @param probability 0 to 1, as believed when the window was chosen
 */
public record Window(long startSeconds, long endSeconds, double probability) {
    /** Windows begin and end on these steps. */
    public static final int STEP_SECONDS = 300;

    public Window {
        if (!(startSeconds < endSeconds)
                || Math.floorMod(startSeconds, STEP_SECONDS) != 0
                || Math.floorMod(endSeconds, STEP_SECONDS) != 0) {
            throw new IllegalArgumentException("window %d..%d: expected a start before its end, both on steps of %d s"
                    .formatted(startSeconds, endSeconds, STEP_SECONDS));
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability %s: expected 0..1".formatted(probability));
        }
    }

    public Instant start() {
        return Instant.ofEpochSecond(startSeconds);
    }

    public Instant end() {
        return Instant.ofEpochSecond(endSeconds);
    }

    public Duration length() {
        return Duration.ofSeconds(endSeconds - startSeconds);
    }

    /** Whether an arrival keeps the window: too early is a miss, too. */
    public boolean keptBy(double arrivalEpochSeconds) {
        return arrivalEpochSeconds >= startSeconds && arrivalEpochSeconds <= endSeconds;
    }
}
