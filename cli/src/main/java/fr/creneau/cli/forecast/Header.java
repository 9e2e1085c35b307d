package fr.creneau.cli.forecast;

import fr.creneau.cli.InputFile;
import fr.creneau.cli.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The first line of a CSV, read on its own where the columns are not known beforehand. */
final class Header {
    private Header() {}

    static List<String> of(Path file) {
        try (BufferedReader lines = InputFile.open(file)) {
            String first = lines.readLine();
            if (first == null) {
                throw new UserError(file + " is empty.", "name a CSV with a header.");
            }
            return Arrays.stream(first.split(",", -1))
                    .map(name -> name.strip().replace("\"", ""))
                    .toList();
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage(), "it is cut off, or not a text.");
        }
    }
}
