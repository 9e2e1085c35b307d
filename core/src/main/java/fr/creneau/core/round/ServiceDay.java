package fr.creneau.core.round;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A day of delivery at a place: from three in the morning to three in the next, local time, so that what is scanned
 * after midnight still belongs to the evening before. Days do not overlap; across a change of clocks one has 23 or 25
 * hours.
 */
public record ServiceDay(LocalDate date, ZoneId zone) {
    private static final LocalTime START = LocalTime.of(3, 0);

    /** Epoch milliseconds. */
    public long fromMs() {
        return msAt(START);
    }

    /** Epoch milliseconds, exclusive. */
    public long toMs() {
        return new ServiceDay(date.plusDays(1), zone).fromMs();
    }

    /** How far the clocks on the wall are ahead of UTC at a moment, epoch milliseconds. */
    int secondsAheadOfUtc(long ms) {
        return zone.getRules().getOffset(Instant.ofEpochMilli(ms)).getTotalSeconds();
    }

    /** The moment of the date when the clocks on the wall show this time; epoch milliseconds. */
    public long msAt(LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant().toEpochMilli();
    }
}
