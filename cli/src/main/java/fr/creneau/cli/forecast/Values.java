package fr.creneau.cli.forecast;

import fr.creneau.cli.table.BadRow;
import fr.creneau.cli.table.CsvRow;

/** Values that models can reckon with: squares and sums of larger ones would leave the range of a double. Stateless. */
final class Values {
    private static final double MOST = 1e12;

    private Values() {}

    /** A number of a size of 1e12 at most. */
    static double read(CsvRow row, String column) {
        double value = row.number(column);
        if (Math.abs(value) > MOST) {
            throw new BadRow("%s '%s': expected a number from -1e12 to 1e12".formatted(column, row.text(column)));
        }
        return value;
    }
}
