package fr.creneau.core.slot;

import fr.creneau.core.calendar.FrenchHolidays;
import fr.creneau.core.calendar.HolidayZone;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which slots exist: two hours each, from 8:00 to 22:00 on the address's own clock, Monday to Saturday, never on a public
 * holiday. A week without a holiday has 42. Thread-safe.
 *
 * @param zone of the address
 * @param holiday whether a day is one at the address
 */
public record SlotCalendar(ZoneId zone, Predicate<LocalDate> holiday) {
    private static final int FIRST_HOUR = 8;
    private static final int LAST_HOUR = 22;

    /** For an address in France. */
    public static SlotCalendar france(ZoneId zone, HolidayZone holidays) {
        return new SlotCalendar(zone, new FrenchHolidays(holidays)::isHoliday);
    }

    /** The slots of seven days, the first of them given; in order. */
    public List<Slot> week(LocalDate first) {
        List<Slot> slots = new ArrayList<>();
        for (int day = 0; day < DayOfWeek.values().length; day++) {
            slots.addAll(day(first.plusDays(day)));
        }
        return slots;
    }

    /** The slots of a day: seven, or none. */
    public List<Slot> day(LocalDate date) {
        List<Slot> slots = new ArrayList<>();
        if (date.getDayOfWeek() != DayOfWeek.SUNDAY && !holiday.test(date)) {
            for (int hour = FIRST_HOUR; hour < LAST_HOUR; hour += Slot.HOURS) {
                slots.add(Slot.of(date, hour, zone));
            }
        }
        return slots;
    }
}
