package fr.creneau.cli.rounds.instance;

import fr.creneau.cli.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What is wrong with a file, line by line, told all at once. Not thread-safe. */
final class Faults {
    private static final int TOLD = 10;

    /** Sums of two counts stay within an int. */
    private static final int MOST = 1_000_000_000;

    private final Path file;
    private final List<String> sentences = new ArrayList<>();

    Faults(Path file) {
        this.file = file;
    }

    /** Line 0: the file as a whole. */
    void add(int line, String sentence) {
        sentences.add(line == 0 ? sentence : "line %d: %s".formatted(line, sentence));
    }

    /** A coordinate or a time, within what can be solved. */
    OptionalDouble measure(int line, String field, String text) {
        OptionalDouble value = number(line, field, text);
        if (value.isPresent() && Math.abs(value.getAsDouble()) > Instance.LARGEST) {
            add(line, "%s %s: expected at most %.0f either way".formatted(field, text, Instance.LARGEST));
            return OptionalDouble.empty();
        }
        return value;
    }

    OptionalDouble number(int line, String field, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            // Told below, as every other text that is no number.
        }
        add(line, "%s \"%s\": expected a number".formatted(field, text));
        return OptionalDouble.empty();
    }

    /** A whole number from {@code least} to {@link #MOST}; else the fault is noted and the least is given back. */
    int whole(int line, String field, String text, int least) {
        OptionalDouble value = number(line, field, text);
        if (value.isEmpty()) {
            return least;
        }
        double number = value.getAsDouble();
        if (number != Math.rint(number) || number < least || number > MOST) {
            add(line, "%s %s: expected a whole number from %d to %d".formatted(field, text, least, MOST));
            return least;
        }
        return (int) number;
    }

    /** Throws if anything was noted. */
    void raise() {
        if (sentences.isEmpty()) {
            return;
        }
        List<String> told = new ArrayList<>(sentences.subList(0, Math.min(TOLD, sentences.size())));
        if (sentences.size() > TOLD) {
            told.add("and %d more".formatted(sentences.size() - TOLD));
        }
        throw new UserError(
                "%s is no instance that can be solved:%n  %s"
                        .formatted(file, String.join(System.lineSeparator() + "  ", told)),
                "the file is cut off, or in another form: Solomon's text and CVRPLIB's VRPTW are read.");
    }
}
