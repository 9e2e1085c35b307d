package fr.creneau.server.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream without end, none held beyond a bound. Not thread-safe. */
final class BoundedLines {
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[16 * 1024];
    private byte[] line = new byte[1024];
    private int at;
    private int filled;
    private int length;
    private int number;
    private boolean tooLong;

    BoundedLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (true) {
            if (at == filled) {
                filled = in.read(buffer);
                at = 0;
                if (filled <= 0) {
                    filled = 0;
                    number += any ? 1 : 0;
                    return any;
                }
            }
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            keep(end);
            boolean ended = end < filled;
            at = ended ? end + 1 : end;
            if (ended) {
                number++;
                return true;
            }
        }
    }

    private void keep(int end) {
        int more = end - at;
        if (tooLong || length + more > longest) {
            tooLong = true;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
        }
        System.arraycopy(buffer, at, line, length, more);
        length += more;
    }

    /** From 1. */
    int number() {
        return number;
    }

    boolean tooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] > ' ' || line[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The line's bytes are the first {@link #length()} of these, until the next line. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }
}
