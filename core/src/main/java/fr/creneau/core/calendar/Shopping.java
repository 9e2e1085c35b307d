package fr.creneau.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Times at which people order more: sales, Black Friday, Christmas. Stateless. Source of the sales: Code de commerce
 * D310-15-2 (from 2020: four weeks from the second Wednesday of January, or the first where the second falls after the
 * 12th; from the last Wednesday of June, or the one before where the last falls after the 28th). Years whose dates a
 * decree moved, and départements with dates of their own, are not told apart.
 */
public final class Shopping {
    private static final int SALES_DAYS = 28;

    private Shopping() {}

    /** First day of the winter sales of mainland France. */
    public static LocalDate winterSales(int year) {
        LocalDate second = LocalDate.of(year, 1, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.WEDNESDAY));
        return second.getDayOfMonth() > 12 ? second.minusWeeks(1) : second;
    }

    /** First day of the summer sales of mainland France. */
    public static LocalDate summerSales(int year) {
        LocalDate last = LocalDate.of(year, 6, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.WEDNESDAY));
        return last.getDayOfMonth() > 28 ? last.minusWeeks(1) : last;
    }

    public static boolean isSales(LocalDate day) {
        return within(day, winterSales(day.getYear())) || within(day, summerSales(day.getYear()));
    }

    private static boolean within(LocalDate day, LocalDate first) {
        return !day.isBefore(first) && day.isBefore(first.plusDays(SALES_DAYS));
    }

    /** The day after the fourth Thursday of November. */
    public static LocalDate blackFriday(int year) {
        return LocalDate.of(year, Month.NOVEMBER, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY))
                .plusDays(1);
    }

    /** Days from that year's Black Friday: below zero before it. */
    public static int daysFromBlackFriday(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(blackFriday(day.getYear()), day);
    }

    /** Days from the nearest Christmas: below zero before it. */
    public static int daysFromChristmas(LocalDate day) {
        LocalDate own = LocalDate.of(day.getYear(), 12, 25);
        LocalDate nearest = day.getMonthValue() < 7 ? own.minusYears(1) : own;
        return (int) ChronoUnit.DAYS.between(nearest, day);
    }
}
