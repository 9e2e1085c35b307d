package fr.creneau.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Working days, Monday to Friday without holidays, and what lies between them. Thread-safe. */
public final class WorkingDays {
    private final Holidays holidays;

    public WorkingDays(Holidays holidays) {
        this.holidays = holidays;
    }

    public boolean isWorking(LocalDate day) {
        return !isWeekend(day) && !holidays.isHoliday(day);
    }

    /** A working day that a holiday cuts off from the rest: a Monday before one, a Friday after one. */
    public boolean isBridge(LocalDate day) {
        return isWorking(day)
                && (day.getDayOfWeek() == DayOfWeek.MONDAY && holidays.isHoliday(day.plusDays(1))
                        || day.getDayOfWeek() == DayOfWeek.FRIDAY && holidays.isHoliday(day.minusDays(1)));
    }

    /** Place of the day among the working days of its month, from 1; of the last one before it where it is none. */
    public int indexInMonth(LocalDate day) {
        int index = 0;
        for (LocalDate each = day.withDayOfMonth(1); !each.isAfter(day); each = each.plusDays(1)) {
            index += isWorking(each) ? 1 : 0;
        }
        return index;
    }

    /** Days to the next holiday (a holiday itself: 0), at most {@code most}. */
    public int daysToHoliday(LocalDate day, int most) {
        return distance(day, 1, most);
    }

    /** Days since the last holiday (a holiday itself: 0), at most {@code most}. */
    public int daysSinceHoliday(LocalDate day, int most) {
        return distance(day, -1, most);
    }

    private int distance(LocalDate day, int step, int most) {
        for (int days = 0; days < most; days++) {
            if (holidays.isHoliday(day.plusDays((long) step * days))) {
                return days;
            }
        }
        return most;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
