package fr.creneau.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that a person named for what long work will bring: looked at before the work, so that nothing is lost. */
public final class OutputFile {
    private OutputFile() {}

    /** Throws a {@link UserError} where the file could not be written as things are now; null: nobody named one. */
    public static void check(String option, @Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        boolean possible = folder != null
                && Files.isDirectory(folder)
                && !Files.isDirectory(file)
                && Files.isWritable(Files.exists(file) ? file : folder);
        if (!possible) {
            throw new UserError(
                    "%s %s: expected a file that can be written, in a folder that exists.".formatted(option, file),
                    "choose another folder, or make it first.");
        }
    }
}
