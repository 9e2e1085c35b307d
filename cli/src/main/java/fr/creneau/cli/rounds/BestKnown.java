package fr.creneau.cli.rounds;

import fr.creneau.cli.InputFile;
import fr.creneau.cli.UserError;
import fr.creneau.cli.rounds.instance.InstanceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The best cost that anybody has published for an instance: from a list {@code instance,distance,…}, or from the {@code
 * Cost} line of a CVRPLIB {@code .sol}. Asked only after solving.
 */
final class BestKnown {
    private BestKnown() {}

    /** From the file that was named; else from a {@code .sol} beside the instance, or a list beside it or one above. */
    static OptionalDouble find(Path instance, @Nullable Path named) {
        String stem = InstanceFile.stem(instance);
        if (named != null) {
            return read(named, stem);
        }
        Path folder = instance.toAbsolutePath().getParent();
        Path solution = folder == null ? null : folder.resolve(stem + ".sol");
        if (solution != null && Files.isRegularFile(solution)) {
            return read(solution, stem);
        }
        for (Path place = folder, last = folder == null ? null : folder.getParent(); place != null; ) {
            try (DirectoryStream<Path> lists = Files.newDirectoryStream(place, "*best-known*.csv*")) {
                for (Path list : lists) {
                    OptionalDouble found = read(list, stem);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            } catch (IOException e) {
                // A folder that cannot be listed has no list for us.
            }
            place = place.equals(last) ? null : last;
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble read(Path file, String stem) {
        try (BufferedReader reader = InputFile.open(file)) {
            List<String> lines = reader.lines().toList();
            for (int k = 0; k < lines.size(); k++) {
                String[] words = lines.get(k).strip().split("[\\s,]+");
                boolean solutionCost = words.length == 2 && words[0].equals("Cost");
                boolean listed =
                        words.length >= 2 && words[0].toLowerCase(Locale.ROOT).equals(stem.toLowerCase(Locale.ROOT));
                if (solutionCost || listed) {
                    return OptionalDouble.of(number(file, k + 1, words[1]));
                }
            }
            return OptionalDouble.empty();
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage(), "leave --best-known out.");
        }
    }

    private static double number(Path file, int line, String text) {
        try {
            double value = Double.parseDouble(text);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new UserError(
                "%s line %d: cost \"%s\": expected a number above 0.".formatted(file, line, text),
                "give another file to --best-known.");
    }
}
