package fr.creneau.core.slot;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * The public holidays of France, worked out and not listed: Code du travail, article L3133-1 (the eleven), L3134-13
 * (Alsace-Moselle: Good Friday and 26 December), L3422-2 (the end of slavery overseas). Easter is Gregorian, by the
 * anonymous algorithm (Nature, 20 April 1876). Stateless.
 */
public final class FrenchHolidays {
    /** Where the holidays differ. */
    public enum Zone {
        METROPOLE(0, 0),
        ALSACE_MOSELLE(0, 0),
        GUADELOUPE(5, 27),
        GUYANE(6, 10),
        MARTINIQUE(5, 22),
        MAYOTTE(4, 27),
        LA_REUNION(12, 20);

        private final int freedomMonth;
        private final int freedomDay;

        Zone(int freedomMonth, int freedomDay) {
            this.freedomMonth = freedomMonth;
            this.freedomDay = freedomDay;
        }
    }

    private FrenchHolidays() {}

    /** Whether nobody delivers on that day because of a public holiday; Sundays are another matter. */
    public static boolean isHoliday(LocalDate date, Zone zone) {
        return of(date.getYear(), zone).contains(date);
    }

    /** All of a year, in order. */
    public static Set<LocalDate> of(int year, Zone zone) {
        LocalDate easter = easter(year);
        Set<LocalDate> days = new TreeSet<>();
        days.add(LocalDate.of(year, 1, 1));
        days.add(easter.plusDays(1));
        days.add(LocalDate.of(year, 5, 1));
        days.add(LocalDate.of(year, 5, 8));
        days.add(easter.plusDays(39));
        days.add(easter.plusDays(50));
        days.add(LocalDate.of(year, 7, 14));
        days.add(LocalDate.of(year, 8, 15));
        days.add(LocalDate.of(year, 11, 1));
        days.add(LocalDate.of(year, 11, 11));
        days.add(LocalDate.of(year, 12, 25));
        if (zone == Zone.ALSACE_MOSELLE) {
            days.add(easter.minusDays(2));
            days.add(LocalDate.of(year, 12, 26));
        }
        if (zone.freedomMonth > 0) {
            days.add(LocalDate.of(year, zone.freedomMonth, zone.freedomDay));
        }
        return days;
    }

    /** Easter Sunday. */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - b / 4 - g + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 19 * l) / 433;
        int month = (h + l - 7 * m + 90) / 25;
        int day = (h + l - 7 * m + 33 * month + 19) % 32;
        return LocalDate.of(year, month, day);
    }
}
