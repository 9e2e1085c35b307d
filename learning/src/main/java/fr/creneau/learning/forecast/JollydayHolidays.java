package fr.creneau.learning.forecast;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import fr.creneau.core.calendar.Holidays;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** National public holidays of other countries, kept by the Jollyday project. Thread-safe. */
public final class JollydayHolidays implements Holidays {
    private final HolidayManager manager;
    private final Map<Integer, SortedMap<LocalDate, String>> years = new ConcurrentHashMap<>();

    private JollydayHolidays(HolidayManager manager) {
        this.manager = manager;
    }

    /**
     * @param country two letters of ISO 3166, of any case
     * @throws IllegalArgumentException where the project keeps no calendar of it
     */
    public static JollydayHolidays of(String country) {
        String code = country.toUpperCase(Locale.ROOT);
        boolean kept = Arrays.stream(HolidayCalendar.values())
                .anyMatch(calendar -> calendar.getId().equalsIgnoreCase(code));
        if (!kept) {
            throw new IllegalArgumentException("no calendar of country '%s' is kept".formatted(country));
        }
        return new JollydayHolidays(
                HolidayManager.getInstance(ManagerParameters.create(code.toLowerCase(Locale.ROOT))));
    }

    @Override
    public SortedMap<LocalDate, String> in(int year) {
        return years.computeIfAbsent(year, this::ask);
    }

    private SortedMap<LocalDate, String> ask(int year) {
        SortedMap<LocalDate, String> days = new TreeMap<>();
        manager.getHolidays(Year.of(year)).forEach(day -> days.put(day.getDate(), day.getDescription(Locale.ENGLISH)));
        return Collections.unmodifiableSortedMap(days);
    }
}
