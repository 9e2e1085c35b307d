package fr.creneau.cli.table;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that a command left out: each counted, the first of them named on standard error and for a report, all of them
 * counted by their reason. Not thread-safe.
 */
public final class Rejects {
    private static final int NAMED = 20;
    private static final int REASONS = 50;
    private static final String OTHERS = "other reasons";

    private final PrintStream out;
    private final List<Map<String, Object>> first = new ArrayList<>();
    private final Map<String, Long> byReason = new LinkedHashMap<>();
    private long count;

    public Rejects() {
        this(System.err);
    }

    public Rejects(PrintStream out) {
        this.out = out;
    }

    /** Tells something about a file that leaves no row out. */
    public void tell(Path file, long line, String what) {
        out.println(file + ":" + line + ": " + what);
    }

    /**
     * @param line of the file, from 1, the header included
     * @param reason with what differs from row to row between single quotes, so that rows can be counted by it
     */
    public void add(Path file, long line, String reason) {
        count++;
        String alike = reason.replaceAll("(?s)'.*'", "…");
        byReason.merge(byReason.size() < REASONS || byReason.containsKey(alike) ? alike : OTHERS, 1L, Long::sum);
        if (count <= NAMED) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("file", file.getFileName().toString());
            row.put("line", line);
            row.put("reason", reason);
            first.add(row);
            out.println(file + ":" + line + ": " + reason);
        } else if (count == NAMED + 1) {
            out.println("More rows are left out; they are counted but not named.");
        }
    }

    public long count() {
        return count;
    }

    /** For a report: {@code count}, {@code by_reason}, and {@code first} with file, line and reason. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", count);
        json.put("by_reason", byReason);
        json.put("first", first);
        return json;
    }
}
