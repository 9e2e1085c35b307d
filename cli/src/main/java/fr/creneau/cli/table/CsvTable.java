package fr.creneau.cli.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.creneau.cli.InputFile;
import fr.creneau.cli.UserError;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads a CSV with a header, gzipped or not, row by row. Stateless. */
public final class CsvTable {
    private CsvTable() {}

    /**
     * Hands each row to the reader; a row for which it throws {@link BadRow} is rejected, the others are not touched.
     *
     * @param required columns without which the file is refused
     * @param optional columns that may be there; any other column is told once, and ignored
     * @throws UserError where the file cannot be read, is empty or lacks a column
     */
    public static void read(
            Path file, List<String> required, List<String> optional, Rejects rejects, Consumer<CsvRow> reader) {
        boolean headerSeen = false;
        try (Reader text = InputFile.open(file);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                if (!headerSeen) {
                    checkHeader(file, row.getHeader(), required, optional, rejects);
                    headerSeen = true;
                }
                try {
                    if (row.getFieldCount() != row.getHeader().size()) {
                        throw new BadRow("%d fields: expected %d, as in the header"
                                .formatted(row.getFieldCount(), row.getHeader().size()));
                    }
                    reader.accept(new CsvRow(row));
                } catch (BadRow bad) {
                    rejects.add(file, row.getStartingLineNumber(), String.valueOf(bad.getMessage()));
                }
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new UserError(file + " cannot be read as CSV: " + e.getMessage(), "it is cut off, or not a CSV.");
        }
        if (!headerSeen) {
            throw new UserError(
                    file + " has no rows.", "name a CSV whose first line is " + String.join(",", required) + ".");
        }
    }

    private static void checkHeader(
            Path file, List<String> header, List<String> required, List<String> optional, Rejects rejects) {
        List<String> missing =
                required.stream().filter(column -> !header.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new UserError(
                    "%s lacks the column%s %s; it has %s."
                            .formatted(
                                    file,
                                    missing.size() == 1 ? "" : "s",
                                    String.join(", ", missing),
                                    String.join(", ", header)),
                    "the first line should be " + String.join(",", required) + ".");
        }
        header.stream()
                .filter(column -> !required.contains(column) && !optional.contains(column))
                .forEach(column -> rejects.tell(file, 1, "the column '" + column + "' is not known and is ignored"));
    }
}
