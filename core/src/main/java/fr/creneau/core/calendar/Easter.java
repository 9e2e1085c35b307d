package fr.creneau.core.calendar;

import java.time.LocalDate;

/** The Sunday of Easter of the western churches. Stateless. Source: Meeus, Jones and Butcher's computation. */
public final class Easter {
    private Easter() {}

    /** @param year Gregorian, 1583 or later */
    public static LocalDate sunday(int year) {
        if (year < 1583) {
            throw new IllegalArgumentException("year %d: expected 1583 or later".formatted(year));
        }
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
