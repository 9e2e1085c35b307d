package fr.creneau.cli.forecast;

import fr.creneau.cli.UserError;
import fr.creneau.cli.table.BadRow;
import fr.creneau.cli.table.CsvRow;
import fr.creneau.cli.table.CsvTable;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.forecast.Series;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The wide CSV of the M4 competition: a series in each row, its name first, its values from the second column on. */
final class M4Table {
    private M4Table() {}

    /**
     * The series by name, in the file's order; a row with a bad value is left out and named.
     *
     * @param gaps where a series with values that are not known is added
     */
    static Map<String, Series> read(Path file, Rejects rejects, List<Gap> gaps) {
        List<String> columns = Header.of(file);
        if (columns.size() < 2) {
            throw new UserError(
                    "%s has %d column: expected a name and values, comma between them.".formatted(file, columns.size()),
                    "the file is in long form: try --format long.");
        }
        Map<String, Series> all = new LinkedHashMap<>();
        CsvTable.read(file, columns.subList(0, 2), columns.subList(2, columns.size()), rejects, row -> {
            String id = row.text(columns.get(0));
            if (all.containsKey(id)) {
                throw new BadRow("series '%s' was there before: expected each once".formatted(id));
            }
            double[] values = values(row, columns);
            long missing = Arrays.stream(values).filter(Double::isNaN).count();
            if (missing > 0) {
                int first = 0;
                while (!Double.isNaN(values[first])) {
                    first++;
                }
                gaps.add(new Gap(file, row.line(), id, missing, columns.get(Math.max(1, first))));
            }
            all.put(id, new Series(id, values));
        });
        return all;
    }

    /** Up to the last field that is not empty; an empty one before it is not known. */
    private static double[] values(CsvRow row, List<String> columns) {
        double[] values = new double[columns.size() - 1];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            String column = columns.get(i + 1);
            boolean known = row.findText(column)
                    .filter(text -> !text.equalsIgnoreCase("NA"))
                    .isPresent();
            values[i] = known ? Values.read(row, column) : Double.NaN;
            length = known ? i + 1 : length;
        }
        if (length == 0) {
            throw new BadRow("no value: expected one at least");
        }
        return Arrays.copyOf(values, length);
    }
}
