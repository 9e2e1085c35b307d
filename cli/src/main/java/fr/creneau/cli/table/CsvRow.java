package fr.creneau.cli.table;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** One row, read by the names of its columns; what is not of the form asked for is a {@link BadRow}. */
public final class CsvRow {
    private final NamedCsvRecord row;

    CsvRow(NamedCsvRecord row) {
        this.row = row;
    }

    /** Line of the file at which the row starts, from 1, the header included. */
    public long line() {
        return row.getStartingLineNumber();
    }

    /** The field, stripped; empty where the column is absent or the field blank. */
    public Optional<String> findText(String column) {
        return row.findField(column).map(String::strip).filter(text -> !text.isEmpty());
    }

    public String text(String column) {
        return findText(column).orElseThrow(() -> new BadRow(column + " is missing"));
    }

    /** A finite number. */
    public double number(String column) {
        String text = text(column);
        try {
            double value = Double.parseDouble(text);
            // Java takes 41F and 41d for numbers; a person means something else by them.
            if (Double.isFinite(value) && !Character.isLetter(text.charAt(text.length() - 1))) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new BadRow("%s '%s': expected a number".formatted(column, text));
    }

    /** A finite number, or NaN where there is none. */
    public double numberOrNaN(String column) {
        return findText(column).isEmpty() ? Double.NaN : number(column);
    }

    public int whole(String column) {
        String text = text(column);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadRow("%s '%s': expected a whole number".formatted(column, text));
        }
    }

    /** A moment in ISO 8601 with its offset. */
    public OffsetDateTime time(String column) {
        String text = text(column);
        try {
            return OffsetDateTime.parse(text.indexOf(' ') == 10 ? text.replace(' ', 'T') : text);
        } catch (DateTimeException e) {
            throw new BadRow("%s '%s': expected a time like 2026-03-02T08:15:00+01:00".formatted(column, text));
        }
    }

    public LocalDate date(String column) {
        String text = text(column);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadRow("%s '%s': expected a date like 2026-03-02".formatted(column, text));
        }
    }
}
