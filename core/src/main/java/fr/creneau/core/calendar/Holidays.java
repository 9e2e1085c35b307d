package fr.creneau.core.calendar;

import java.time.LocalDate;
import java.util.SortedMap;

/** Public holidays of one place: the port behind which France's own and other countries' calendars stand. Thread-safe. */
public interface Holidays {
    /** The holidays of a year with their names, earliest first. */
    SortedMap<LocalDate, String> in(int year);

    default boolean isHoliday(LocalDate day) {
        return in(day.getYear()).containsKey(day);
    }
}
