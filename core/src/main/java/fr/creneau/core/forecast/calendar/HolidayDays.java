package fr.creneau.core.forecast.calendar;

import fr.creneau.core.calendar.Holidays;
import fr.creneau.core.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A day as any country's calendar shows it: date, working day, holidays near. Each day is worked out once. Thread-safe. */
public final class HolidayDays implements DayFeatures {
    private static final int COLUMNS = 9;
    private static final int NEAR = 10;

    private final Holidays holidays;
    private final WorkingDays working;
    private final Map<LocalDate, float[]> known = new ConcurrentHashMap<>();

    public HolidayDays(Holidays holidays) {
        this.holidays = holidays;
        this.working = new WorkingDays(holidays);
    }

    @Override
    public int columns() {
        return COLUMNS;
    }

    @Override
    public void fill(float[] row, int at, LocalDate day) {
        System.arraycopy(known.computeIfAbsent(day, this::describe), 0, row, at, COLUMNS);
    }

    private float[] describe(LocalDate day) {
        return new float[] {
            day.getDayOfWeek().getValue(),
            day.getDayOfMonth(),
            day.getMonthValue(),
            day.lengthOfMonth() - day.getDayOfMonth(),
            working.indexInMonth(day),
            holidays.isHoliday(day) ? 1 : 0,
            working.isBridge(day) ? 1 : 0,
            working.daysToHoliday(day, NEAR),
            working.daysSinceHoliday(day, NEAR)
        };
    }
}
