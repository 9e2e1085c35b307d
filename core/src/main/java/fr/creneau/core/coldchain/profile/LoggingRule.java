package fr.creneau.core.coldchain.profile;

import java.time.Duration;

/**
 * How often a recorder must log, by EN 12830:2018: every 5 minutes on journeys under a day, every 15 up to a week, every
 * hour beyond. Stateless.
 */
public final class LoggingRule {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private LoggingRule() {}

    /** The longest logging interval that is allowed on a journey of this length. */
    public static Duration longestInterval(Duration journey) {
        if (journey.compareTo(DAY) < 0) {
            return Duration.ofMinutes(5);
        }
        return journey.compareTo(WEEK) <= 0 ? Duration.ofMinutes(15) : Duration.ofMinutes(60);
    }
}
