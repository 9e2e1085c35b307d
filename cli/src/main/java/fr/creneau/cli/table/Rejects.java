package fr.creneau.cli.table;

import java.io.PrintStream;
import java.nio.file.Path;

/** Rows that a command left out: each counted, the first of them named on standard error. Not thread-safe. */
public final class Rejects {
    private static final int NAMED = 20;

    private final PrintStream out;
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

    /** @param line of the file, from 1, the header included */
    public void add(Path file, long line, String reason) {
        count++;
        if (count <= NAMED) {
            out.println(file + ":" + line + ": " + reason);
        } else if (count == NAMED + 1) {
            out.println("More rows are left out; they are counted but not named.");
        }
    }

    public long count() {
        return count;
    }
}
