package fr.creneau.cli.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * Dates of a table that nobody can have meant: one of them would stretch every series to it, or make days of weeks.
 * Stateless.
 */
final class MistypedDates {
    /** A date before this year, or after {@link #LAST_YEAR}, is none of a volume. */
    static final int FIRST_YEAR = 1900;

    static final int LAST_YEAR = 2199;

    /** Days without any row, after which few dates are too few to go on with. */
    private static final int FAR = 60;

    private static final int FEW = 3;

    /** Dates at both ends that are left out are this share of all at most: else the table is as sparse as it looks. */
    private static final double ENDS = 0.1;

    private static final double NEARLY_ALL = 0.95;

    private MistypedDates() {}

    /**
     * Dates at the ends that stand alone, and dates off the weekday of nearly all rows.
     *
     * @param rows how many rows have each date
     * @return why each of them is left out
     */
    static Map<LocalDate, String> find(SortedMap<LocalDate, Integer> rows) {
        List<LocalDate> dates = List.copyOf(rows.keySet());
        int from = alone(dates.stream().map(LocalDate::toEpochDay).toList());
        List<Long> backwards = new ArrayList<>();
        for (int i = dates.size() - 1; i >= 0; i--) {
            backwards.add(-dates.get(i).toEpochDay());
        }
        int to = dates.size() - alone(backwards);
        Map<LocalDate, String> found = new HashMap<>();
        if (from + dates.size() - to <= ENDS * dates.size()) {
            for (int i = 0; i < dates.size(); i++) {
                if (i < from || i >= to) {
                    found.put(
                            dates.get(i),
                            "date '%s' stands alone, far from all others: expected one from %s to %s"
                                    .formatted(dates.get(i), dates.get(from), dates.get(to - 1)));
                }
            }
        }
        addOffWeekday(rows, found);
        return found;
    }

    /** How many of the first dates, few at most, stand far before all others; days rise. */
    private static int alone(List<Long> days) {
        int alone = 0;
        for (int i = 1; i < days.size() && i <= FEW; i++) {
            if (days.get(i) - days.get(i - 1) > FAR) {
                alone = i;
            }
        }
        return alone;
    }

    private static void addOffWeekday(SortedMap<LocalDate, Integer> rows, Map<LocalDate, String> found) {
        int[] byWeekday = new int[DayOfWeek.values().length];
        int all = 0;
        for (Map.Entry<LocalDate, Integer> one : rows.entrySet()) {
            if (!found.containsKey(one.getKey())) {
                byWeekday[one.getKey().getDayOfWeek().ordinal()] += one.getValue();
                all += one.getValue();
            }
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (byWeekday[day.ordinal()] >= NEARLY_ALL * all && byWeekday[day.ordinal()] < all) {
                String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                for (LocalDate date : rows.keySet()) {
                    if (date.getDayOfWeek() != day) {
                        found.putIfAbsent(
                                date,
                                "date '%s' is no %s: expected one, as nearly all rows have".formatted(date, name));
                    }
                }
            }
        }
    }
}
