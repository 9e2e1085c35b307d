package fr.creneau.core.forecast.calendar;

import fr.creneau.core.calendar.FrenchHolidays;
import fr.creneau.core.calendar.HolidayZone;
import fr.creneau.core.calendar.SchoolHolidays;
import fr.creneau.core.calendar.SchoolZone;
import fr.creneau.core.calendar.Shopping;
import java.time.LocalDate;
import java.util.List;

/**
 * A day as a part of France sees it: its public holidays, Black Friday, Christmas; and on the mainland, whose dates alone
 * are known, sales and school holidays. Thread-safe.
 */
public final class FrenchDays implements DayFeatures {
    /** Days from Black Friday or Christmas beyond which they are not felt. */
    private static final int FAR = 30;

    private final HolidayDays common;
    private final boolean mainland;
    private final List<SchoolZone> school;

    /** @param school whose holidays are seen, each by itself; none overseas, where the school year is another */
    public FrenchDays(HolidayZone zone, List<SchoolZone> school) {
        if (!zone.isMainland() && !school.isEmpty()) {
            throw new IllegalArgumentException(
                    "school zones %s with %s: expected none overseas".formatted(school, zone));
        }
        this.common = new HolidayDays(new FrenchHolidays(zone));
        this.mainland = zone.isMainland();
        this.school = List.copyOf(school);
    }

    @Override
    public int columns() {
        return common.columns() + 2 + (mainland ? 1 : 0) + school.size();
    }

    @Override
    public void fill(float[] row, int from, LocalDate day) {
        common.fill(row, from, day);
        int at = from + common.columns();
        row[at++] = Math.max(-FAR, Math.min(FAR, Shopping.daysFromBlackFriday(day)));
        row[at++] = Math.max(-FAR, Math.min(FAR, Shopping.daysFromChristmas(day)));
        if (mainland) {
            row[at++] = Shopping.isSales(day) ? 1 : 0;
        }
        SchoolHolidays known = SchoolHolidays.known();
        for (SchoolZone zone : school) {
            row[at++] = !known.covers(day) ? Float.NaN : known.isHoliday(day, zone) ? 1 : 0;
        }
    }
}
