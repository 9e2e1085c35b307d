package fr.creneau.engines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A supervised process at one moment.
 *
 * @param pid 0 while there is no process
 * @param restarts how often it was started again after it died
 * @param since when it came into this state
 * @param problem why it died or did not start last time; null where it never did
 */
public record ProcessStatus(
        String name,
        String address,
        State state,
        long pid,
        int restarts,
        Instant since,
        @Nullable String problem) {
    /** Where a process is in its life. */
    public enum State {
        /** Not started yet: what it needs is not ready. */
        WAITING,
        /** Running, and not yet serving. */
        STARTING,
        /** Serving, as far as is known: it was, and has not died. */
        READY,
        /** Died, and started again in a moment. */
        RESTARTING,
        /** Ended because it was told to. */
        STOPPED
    }
}
