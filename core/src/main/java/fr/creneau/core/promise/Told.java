package fr.creneau.core.promise;

import fr.creneau.core.round.Telling.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One window that was told, as far as counting needs it.
 *
 * @param probability told with it, 0..1
 * @param zone the local time of the address
 * @param outcome null while it has not ended
 */
public record Told(
        Instant toldAt,
        Instant start,
        double probability,
        ZoneId zone,
        @Nullable Outcome outcome) {
    /** Upper bounds of the lead times, hours. */
    private static final int[] LEADS = {1, 2, 4, 8};

    /** Upper bounds of the probabilities, hundredths. */
    private static final int[] PROBABILITIES = {50, 60, 70, 80, 90, 95, 98};

    /** This one alone, as a tally. */
    Tally tally() {
        if (outcome == null || outcome == Outcome.WITHDRAWN) {
            return new Tally(1, 0, 0, 0, 0, 0, 0);
        }
        return new Tally(
                1,
                1,
                outcome == Outcome.KEPT ? 1 : 0,
                outcome == Outcome.EARLY ? 1 : 0,
                outcome == Outcome.LATE ? 1 : 0,
                outcome == Outcome.NOT_ATTEMPTED ? 1 : 0,
                probability);
    }

    /** The tally that it belongs to in each dimension. */
    String bucket(Dimension dimension) {
        return switch (dimension) {
            case ALL -> "";
            case LEAD -> range(Duration.between(toldAt, start).toMinutes() / 60.0, LEADS);
            case HOUR -> "%02d".formatted(start.atZone(zone).getHour());
            case PROBABILITY -> range(probability * 100, PROBABILITIES);
        };
    }

    private static String range(double value, int[] bounds) {
        String from = "00";
        for (int bound : bounds) {
            String to = "%02d".formatted(bound);
            if (value < bound) {
                return from + "-" + to;
            }
            from = to;
        }
        return from + "+";
    }
}
