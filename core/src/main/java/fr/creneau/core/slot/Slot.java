package fr.creneau.core.slot;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A stretch of a day in which a van comes, in the local time of the address.
 *
 * @param date the local day
 * @param hour the local hour at which it begins
 * @param startSeconds epoch seconds; the van arrives then at the earliest
 * @param endSeconds epoch seconds; the van arrives then at the latest
 */
public record Slot(LocalDate date, int hour, long startSeconds, long endSeconds) {
    /** Local hours that a slot lasts. */
    public static final int HOURS = 2;

    /** The slot of that local day and hour: shorter or longer than two hours when the clocks change within it. */
    static Slot of(LocalDate date, int hour, ZoneId zone) {
        return new Slot(
                date,
                hour,
                date.atTime(hour, 0).atZone(zone).toEpochSecond(),
                date.atTime(hour + HOURS, 0).atZone(zone).toEpochSecond());
    }
}
