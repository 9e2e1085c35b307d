package fr.creneau.core.forecast.calendar;

import java.time.LocalDate;

/** A day as mainland France sees it: the public holidays, the three school zones, sales, Black Friday, Christmas. */
public final class FrenchDays implements DayFeatures {
    private static final int OWN = 6;

    /** Days from Black Friday or Christmas beyond which they are not felt. */
    private static final int FAR = 30;

    private final HolidayDays common = new HolidayDays(new FrenchHolidays(HolidayZone.METROPOLE));

    @Override
    public int columns() {
        return common.columns() + OWN;
    }

    @Override
    public void fill(float[] row, int from, LocalDate day) {
        common.fill(row, from, day);
        int at = from + common.columns();
        SchoolHolidays school = SchoolHolidays.known();
        for (SchoolZone zone : SchoolZone.values()) {
            row[at++] = !school.covers(day) ? Float.NaN : school.isHoliday(day, zone) ? 1 : 0;
        }
        row[at++] = Shopping.isSales(day) ? 1 : 0;
        row[at++] = Math.max(-FAR, Math.min(FAR, Shopping.daysFromBlackFriday(day)));
        row[at] = Math.max(-FAR, Math.min(FAR, Shopping.daysFromChristmas(day)));
    }
}
