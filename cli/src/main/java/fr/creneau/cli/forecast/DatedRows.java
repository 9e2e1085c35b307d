package fr.creneau.cli.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one series of a long table, by their date. Not thread-safe. */
final class DatedRows {
    private final TreeMap<LocalDate, Cell> cells = new TreeMap<>();
    private final Map<String, String> statics = new HashMap<>();

    /** @param line of the file, from 1 */
    record Cell(double value, long line) {}

    TreeMap<LocalDate, Cell> cells() {
        return cells;
    }

    Map<String, String> statics() {
        return statics;
    }

    /** Steps from the first date to the table's last. */
    int steps(LocalDate last, int stepDays) {
        return Math.toIntExact((last.toEpochDay() - cells.firstKey().toEpochDay()) / stepDays + 1);
    }

    /** As many values as there are steps; NaN where there is no row. */
    double[] values(LocalDate last, int stepDays) {
        long first = cells.firstKey().toEpochDay();
        double[] values = new double[steps(last, stepDays)];
        Arrays.fill(values, Double.NaN);
        cells.forEach((date, cell) -> values[(int) ((date.toEpochDay() - first) / stepDays)] = cell.value());
        return values;
    }

    /** The last row before the first gap; of a series without one, its last row. */
    Map.Entry<LocalDate, Cell> beforeGap(int stepDays) {
        Map.Entry<LocalDate, Cell> before = cells.firstEntry();
        for (Map.Entry<LocalDate, Cell> next :
                cells.tailMap(before.getKey(), false).entrySet()) {
            if (!next.getKey().equals(before.getKey().plusDays(stepDays))) {
                break;
            }
            before = next;
        }
        return before;
    }
}
