package fr.creneau.cli.rounds.instance;

import fr.creneau.cli.InputFile;
import fr.creneau.cli.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Reads an instance in Solomon's form or in CVRPLIB's, gzipped or not; the first line with a colon tells. */
public final class InstanceFile {
    private static final int FIRST_LINES = 3;

    private InstanceFile() {}

    public static Instance read(Path file) {
        List<String> lines;
        try (BufferedReader reader = InputFile.open(file)) {
            lines = reader.lines().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(
                    file + " cannot be read: " + e.getMessage(), "check that it is a text file, or gzipped.");
        }
        Faults faults = new Faults(file);
        boolean cvrplib =
                lines.stream().limit(FIRST_LINES).anyMatch(line -> line.matches("\\s*(NAME|TYPE|DIMENSION)\\s*:.*"));
        Draft draft = cvrplib ? new CvrplibText(lines, faults).read() : new SolomonText(lines, faults).read();
        return draft.checked(faults);
    }

    /** The instance's name in lists and beside its solution: the file's name without what follows the first dot. */
    public static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
