package fr.creneau.core.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * School holidays of mainland France by zone, from the table beside this class, which names its official source. Of a day
 * outside of the table nothing is known. Immutable.
 */
public final class SchoolHolidays {
    private static final SchoolHolidays KNOWN = read();

    private final Map<SchoolZone, NavigableMap<LocalDate, LocalDate>> lastDayByFirst;
    private final LocalDate from;
    private final LocalDate to;

    private SchoolHolidays(Map<SchoolZone, NavigableMap<LocalDate, LocalDate>> lastDayByFirst) {
        this.lastDayByFirst = lastDayByFirst;
        this.from = Objects.requireNonNull(lastDayByFirst.get(SchoolZone.A)).firstKey();
        this.to = Objects.requireNonNull(lastDayByFirst.get(SchoolZone.A))
                .lastEntry()
                .getValue();
    }

    /** Those that are known. */
    public static SchoolHolidays known() {
        return KNOWN;
    }

    /** @param day one that the table {@linkplain #covers reaches} */
    public boolean isHoliday(LocalDate day, SchoolZone zone) {
        if (!covers(day)) {
            throw new IllegalArgumentException("%s: expected one from %s to %s".formatted(day, from, to));
        }
        Map.Entry<LocalDate, LocalDate> holiday =
                Objects.requireNonNull(lastDayByFirst.get(zone)).floorEntry(day);
        return holiday != null && !day.isAfter(holiday.getValue());
    }

    /** Whether the table reaches that day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static SchoolHolidays read() {
        Map<SchoolZone, NavigableMap<LocalDate, LocalDate>> all =
                Map.of(SchoolZone.A, new TreeMap<>(), SchoolZone.B, new TreeMap<>(), SchoolZone.C, new TreeMap<>());
        for (String line : lines()) {
            String[] words = line.split(" ", 4);
            for (char zone : words[2].toCharArray()) {
                Objects.requireNonNull(all.get(SchoolZone.valueOf(String.valueOf(zone))))
                        .put(LocalDate.parse(words[0]), LocalDate.parse(words[1]));
            }
        }
        return new SchoolHolidays(all);
    }

    private static List<String> lines() {
        try (InputStream table = SchoolHolidays.class.getResourceAsStream("school-holidays.txt");
                BufferedReader text = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(table), StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                if (!line.startsWith("#")) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("the table of school holidays cannot be read", e);
        }
    }
}
