package fr.creneau.cli.admin;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines under headings, each column as wide as it must be. Not thread-safe. */
final class Columns {
    private final List<List<String>> lines = new ArrayList<>();

    Columns(String... headings) {
        lines.add(List.of(headings));
    }

    /** A line; what is null stays empty, an instant is told to the second. */
    void line(@Nullable Object... cells) {
        lines.add(Arrays.stream(cells).map(Columns::text).toList());
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Instant instant
                ? instant.truncatedTo(ChronoUnit.SECONDS).toString()
                : cell.toString();
    }

    void print(PrintWriter out) {
        int columns = lines.get(0).size();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                int column = i;
                int width = lines.stream()
                        .mapToInt(l -> l.get(column).length())
                        .max()
                        .orElse(0);
                text.append(line.get(i)).append(" ".repeat(width - line.get(i).length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
        out.flush();
    }
}
