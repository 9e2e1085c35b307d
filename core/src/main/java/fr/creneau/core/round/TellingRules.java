package fr.creneau.core.round;

import java.time.Duration;
import java.time.LocalTime;

/**
 * When a recipient is told a window.
 *
 * @param windowMinutes length of a window, a multiple of 5
 * @param eveningBefore tell the first window at {@code eveningAt} on the day before, and not only when the round leaves
 * @param eveningAt local time
 * @param maxTellings at most so many for one parcel on one round, the first included
 * @param leaveBy told again only when the median arrival lies outside the told window by more than this
 * @param atLeastApart between two tellings
 * @param quietFrom nobody is told anything from this local time …
 * @param quietTo … to this one; equal to {@code quietFrom} for no quiet hours
 */
public record TellingRules(
        int windowMinutes,
        boolean eveningBefore,
        LocalTime eveningAt,
        int maxTellings,
        Duration leaveBy,
        Duration atLeastApart,
        LocalTime quietFrom,
        LocalTime quietTo) {
    public TellingRules {
        if (windowMinutes < 5 || windowMinutes > 1_440 || windowMinutes % 5 != 0) {
            throw new IllegalArgumentException(
                    "window of %d minutes: expected a multiple of 5 from 5 to 1440".formatted(windowMinutes));
        }
        if (maxTellings < 1) {
            throw new IllegalArgumentException("at most %d tellings: expected 1 or more".formatted(maxTellings));
        }
        if (eveningBefore && isQuiet(eveningAt, quietFrom, quietTo)) {
            throw new IllegalArgumentException(
                    "telling at %s lies in the quiet hours from %s to %s: expected an hour when people may be told"
                            .formatted(eveningAt, quietFrom, quietTo));
        }
    }

    /** An hour, when the round leaves; at most three tellings; quiet from 21 to 8. */
    public static TellingRules usual() {
        return new TellingRules(
                60,
                false,
                LocalTime.of(18, 0),
                3,
                Duration.ofMinutes(7),
                Duration.ofMinutes(20),
                LocalTime.of(21, 0),
                LocalTime.of(8, 0));
    }

    /** Whether nobody may be told anything at this local time. */
    public boolean isQuiet(LocalTime time) {
        return isQuiet(time, quietFrom, quietTo);
    }

    private static boolean isQuiet(LocalTime time, LocalTime from, LocalTime to) {
        if (from.equals(to)) {
            return false;
        }
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }
}
