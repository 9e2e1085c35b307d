package fr.creneau.server.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Why a line was refused.
 *
 * @param field the path of the field, e.g. {@code stops[3].lat}; {@code line} where the whole line is unreadable
 * @param value as it came, cut to 80 characters; null where it is missing
 * @param expected what would have been accepted, to be read after "expected"
 * @param personal the value may be about a person: it is told to the caller alone, never kept
 */
public record BadField(String field, @Nullable String value, String expected, boolean personal) {
    private static final int LONGEST_VALUE = 80;

    public BadField {
        if (value != null && value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE - 1) + "…";
        }
    }

    static BadField of(String field, @Nullable String value, String expected) {
        return new BadField(field, value, expected, false);
    }
}
