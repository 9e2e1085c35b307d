package fr.creneau.server.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a report; given only when the log has what was accepted.
 *
 * @param accepted lines that the log has
 * @param refused lines that were not good
 * @param notices the first {@value #MOST_NOTICES} of the refused
 */
public record Receipt(int accepted, int refused, List<Notice> notices) {
    static final int MOST_NOTICES = 100;

    /** Why a line was refused. {@code line} counts from 1: the line of a text, the element of a JSON array. */
    public record Notice(int line, String field, @Nullable String value, String expected) {}
}
