package fr.creneau.server.ingest;

import java.time.Duration;
import java.time.Instant;

/**
 * Which times a device may report.
 *
 * @param now domain time
 * @param ahead a clock may run so far ahead of ours
 * @param back what is older belongs to no day that is still worked on
 */
public record TimeLimits(Instant now, Duration ahead, Duration back) {
    boolean holds(Instant time) {
        return !time.isAfter(now.plus(ahead)) && !time.isBefore(now.minus(back));
    }

    String expected() {
        return "a time from %s to %s".formatted(now.minus(back), now.plus(ahead));
    }
}
