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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The long CSV {@code series_id,date,value}; every further column is a static: one value for each series. */
final class LongTable {
    private static final List<String> REQUIRED = List.of("series_id", "date", "value");

    private final Path file;
    private final Rejects rejects;
    private final List<String> statics;
    private final Map<String, DatedRows> byId = new LinkedHashMap<>();
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
     * @param gaps of each series that has one
     */
    record Content(
            List<Series> series, Optional<LocalDate> lastDay, LocalDate lastDate, int stepDays, List<Gap> gaps) {}

    /** Bad and doubled rows, and those with a mistyped date, are left out and named. */
    static Content read(Path file, Rejects rejects) {
        List<String> statics = new ArrayList<>(Header.of(file));
        statics.removeAll(REQUIRED);
        LongTable table = new LongTable(file, rejects, statics);
        CsvTable.read(file, REQUIRED, statics, rejects, table::add);
        table.leaveOutMistyped();
        return table.content();
    }

    private void add(CsvRow row) {
        String id = row.text("series_id");
        LocalDate date = row.date("date");
        if (date.getYear() < MistypedDates.FIRST_YEAR || date.getYear() > MistypedDates.LAST_YEAR) {
            throw new BadRow("date '%s': expected a year from %d to %d"
                    .formatted(date, MistypedDates.FIRST_YEAR, MistypedDates.LAST_YEAR));
        }
        DatedRows.Cell cell = new DatedRows.Cell(Values.read(row, "value"), row.line());
        DatedRows rows = byId.computeIfAbsent(id, unused -> new DatedRows());
        if (rows.cells().putIfAbsent(date, cell) != null) {
            throw new BadRow("series '%s' has '%s' twice: the first is kept".formatted(id, date));
        }
        for (String name : statics) {
            row.findText(name).ifPresent(text -> {
                String before = rows.statics().putIfAbsent(name, text);
                if (before != null && !before.equals(text) && changing.add(name)) {
                    rejects.add(
                            file,
                            row.line(),
                            "the column '%s' changes within series '%s' and is ignored: expected".formatted(name, id)
                                    + " a static, one value for each series");
                }
            });
        }
    }

    private void leaveOutMistyped() {
        TreeMap<LocalDate, Integer> rows = new TreeMap<>();
        byId.values().forEach(one -> one.cells().keySet().forEach(date -> rows.merge(date, 1, Integer::sum)));
        Map<LocalDate, String> mistyped = MistypedDates.find(rows);
        TreeMap<Long, String> reasons = new TreeMap<>();
        for (DatedRows one : byId.values()) {
            mistyped.forEach((date, reason) -> {
                DatedRows.Cell cell = one.cells().remove(date);
                if (cell != null) {
                    reasons.put(cell.line(), reason);
                }
            });
        }
        reasons.forEach((line, reason) -> rejects.add(file, line, reason));
        byId.values().removeIf(one -> one.cells().isEmpty());
    }

    private Content content() {
        if (byId.isEmpty()) {
            throw new UserError(file + " has no good row.", "see what was said of its rows above.");
        }
        LocalDate first = end(rows -> rows.cells().firstKey(), Comparator.reverseOrder());
        LocalDate last = end(rows -> rows.cells().lastKey(), Comparator.naturalOrder());
        int step = stepDays(last);
        long steps = 0;
        long known = 0;
        for (DatedRows rows : byId.values()) {
            steps += rows.steps(last, step);
            known += rows.cells().size();
        }
        if (known * 2 < steps) {
            throw new UserError(
                    "%s has a value on fewer than half of its days, seen every %d days from %s to %s."
                            .formatted(file, step, first, last),
                    "it counts months or events, or a date is mistyped: hand over a value for each day or each week,"
                            + " zeros included.");
        }
        List<Series> series = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        byId.forEach((id, rows) -> {
            rows.statics().keySet().removeAll(changing);
            long missing = rows.steps(last, step) - rows.cells().size();
            if (missing > 0) {
                Map.Entry<LocalDate, DatedRows.Cell> before = rows.beforeGap(step);
                gaps.add(new Gap(
                        file,
                        before.getValue().line(),
                        id,
                        missing,
                        before.getKey().toString()));
            }
            series.add(new Series(id, rows.values(last, step), rows.statics()));
        });
        return new Content(series, step == 1 ? Optional.of(last) : Optional.empty(), last, step, gaps);
    }

    private LocalDate end(Function<DatedRows, LocalDate> of, Comparator<LocalDate> order) {
        return byId.values().stream().map(of).max(order).orElseThrow();
    }

    /** The greatest step that meets all dates. */
    private int stepDays(LocalDate last) {
        long step = 0;
        for (DatedRows rows : byId.values()) {
            for (LocalDate date : rows.cells().keySet()) {
                step = gcd(step, last.toEpochDay() - date.toEpochDay());
            }
        }
        return (int) Math.max(1, step);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
