package fr.creneau.core.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The public holidays of a part of France, computed. Source: Code du travail L3133-1, L3134-13, L3422-2. Thread-safe. */
public final class FrenchHolidays implements Holidays {
    private final HolidayZone zone;
    private final Map<Integer, SortedMap<LocalDate, String>> years = new ConcurrentHashMap<>();

    public FrenchHolidays(HolidayZone zone) {
        this.zone = zone;
    }

    @Override
    public SortedMap<LocalDate, String> in(int year) {
        return years.computeIfAbsent(year, this::compute);
    }

    private SortedMap<LocalDate, String> compute(int year) {
        LocalDate easter = Easter.sunday(year);
        SortedMap<LocalDate, String> days = new TreeMap<>();
        days.put(LocalDate.of(year, 1, 1), "1er janvier");
        days.put(easter.plusDays(1), "Lundi de Pâques");
        days.put(LocalDate.of(year, 5, 1), "1er mai");
        days.put(LocalDate.of(year, 5, 8), "8 mai");
        days.put(easter.plusDays(39), "Ascension");
        days.put(easter.plusDays(50), "Lundi de Pentecôte");
        days.put(LocalDate.of(year, 7, 14), "14 juillet");
        days.put(LocalDate.of(year, 8, 15), "Assomption");
        days.put(LocalDate.of(year, 11, 1), "Toussaint");
        days.put(LocalDate.of(year, 11, 11), "11 novembre");
        days.put(LocalDate.of(year, 12, 25), "Jour de Noël");
        if (zone == HolidayZone.ALSACE_MOSELLE) {
            days.put(easter.minusDays(2), "Vendredi saint");
            days.put(LocalDate.of(year, 12, 26), "2ème jour de Noël");
        }
        zone.abolition(year).ifPresent(day -> days.put(day.atYear(year), "Abolition de l'esclavage"));
        return Collections.unmodifiableSortedMap(days);
    }
}
