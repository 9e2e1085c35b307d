package fr.creneau.cli.forecast;

import fr.creneau.cli.UserError;
import fr.creneau.cli.table.BadRow;
import fr.creneau.cli.table.CsvRow;
import fr.creneau.cli.table.CsvTable;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.forecast.Series;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The long CSV {@code series_id,date,value}; every further column is a static: one value for each series. */
final class LongTable {
    private static final List<String> REQUIRED = List.of("series_id", "date", "value");

    private final Path file;
    private final Rejects rejects;
    private final List<String> statics;
    private final Map<String, Rows> byId = new LinkedHashMap<>();
    private final TreeSet<String> changing = new TreeSet<>();

    private LongTable(Path file, Rejects rejects, List<String> statics) {
        this.file = file;
        this.rejects = rejects;
        this.statics = statics;
    }

    /**
     * What was read.
     *
     * @param lastDay present where a step is one day
     * @param lastDate of the last values
     * @param stepDays 1 for days, 7 for weeks
     * @param notes what a reader of the forecasts should know, such as gaps
     */
    record Content(
            List<Series> series, Optional<LocalDate> lastDay, LocalDate lastDate, int stepDays, List<String> notes) {}

    private static final class Rows {
        final TreeMap<LocalDate, Double> values = new TreeMap<>();
        final Map<String, String> statics = new HashMap<>();
    }

    /** Bad and doubled rows are left out and named. */
    static Content read(Path file, Rejects rejects) {
        List<String> statics = new ArrayList<>(Header.of(file));
        statics.removeAll(REQUIRED);
        LongTable table = new LongTable(file, rejects, statics);
        CsvTable.read(file, REQUIRED, statics, rejects, table::add);
        return table.content();
    }

    private void add(CsvRow row) {
        String id = row.text("series_id");
        LocalDate date = row.date("date");
        double value = row.number("value");
        Rows rows = byId.computeIfAbsent(id, unused -> new Rows());
        if (rows.values.putIfAbsent(date, value) != null) {
            throw new BadRow("series %s has %s twice: the first is kept".formatted(id, date));
        }
        for (String name : statics) {
            row.findText(name).ifPresent(text -> {
                String before = rows.statics.putIfAbsent(name, text);
                if (before != null && !before.equals(text) && changing.add(name)) {
                    rejects.add(
                            file,
                            row.line(),
                            "the column '%s' changes within series %s and is ignored: expected".formatted(name, id)
                                    + " a static, one value for each series");
                }
            });
        }
    }

    private Content content() {
        if (byId.isEmpty()) {
            throw new UserError(file + " has no good row.", "see what was said of its rows above.");
        }
        LocalDate last = byId.values().stream()
                .map(rows -> rows.values.lastKey())
                .max(LocalDate::compareTo)
                .orElseThrow();
        int step = stepDays(last);
        List<Series> series = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        long gaps = 0;
        byId.forEach((id, rows) -> rows.statics.keySet().removeAll(changing));
        for (Map.Entry<String, Rows> one : byId.entrySet()) {
            double[] values = values(one.getValue(), last, step);
            long missing = Arrays.stream(values).filter(Double::isNaN).count();
            if (missing > 0 && gaps == 0) {
                notes.add("series %s has no value on %d of its days, the first gap after %s; such days are not known, "
                                .formatted(one.getKey(), missing, firstGap(one.getValue(), last, step))
                        + "and not taken for zero.");
            }
            gaps += missing;
            series.add(new Series(one.getKey(), values, one.getValue().statics));
        }
        if (gaps > 0) {
            long steps = series.stream().mapToLong(Series::length).sum();
            notes.add("gaps: %d of %d steps in all series together.".formatted(gaps, steps));
            if (gaps * 2 > steps) {
                throw new UserError(
                        "%s has a value on fewer than half of its days, seen every %d days.".formatted(file, step),
                        "it counts months or events: hand over a value for each day or each week, zeros included.");
            }
        }
        return new Content(series, step == 1 ? Optional.of(last) : Optional.empty(), last, step, notes);
    }

    /** The greatest step that meets all dates. */
    private int stepDays(LocalDate last) {
        long step = 0;
        for (Rows rows : byId.values()) {
            for (LocalDate date : rows.values.keySet()) {
                step = gcd(step, last.toEpochDay() - date.toEpochDay());
            }
        }
        return (int) Math.max(1, step);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static double[] values(Rows rows, LocalDate last, int step) {
        long first = rows.values.firstKey().toEpochDay();
        double[] values = new double[Math.toIntExact((last.toEpochDay() - first) / step + 1)];
        Arrays.fill(values, Double.NaN);
        rows.values.forEach((date, value) -> values[(int) ((date.toEpochDay() - first) / step)] = value);
        return values;
    }

    private static LocalDate firstGap(Rows rows, LocalDate last, int step) {
        LocalDate day = rows.values.firstKey();
        while (day.isBefore(last) && rows.values.containsKey(day.plusDays(step))) {
            day = day.plusDays(step);
        }
        return day;
    }
}
