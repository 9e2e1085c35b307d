package fr.creneau.server.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param type a stable URI reference that names the kind of problem, e.g. {@code /problems/bad-line}
 * @param title the kind in words, the same for every problem of the type
 * @param status the HTTP status
 * @param detail what happened this time and what to do about it
 * @param field the field that was wrong
 * @param value its value as it came
 * @param expected what would have been accepted
 * @param accepted how many lines of this request the log has in spite of the problem
 * @param notices the bad lines of a report
 * @param retryAfterSeconds sent as the header {@code Retry-After}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String field,
        @Nullable String value,
        @Nullable String expected,
        @Nullable Integer accepted,
        @Nullable List<?> notices,
        @JsonIgnore @Nullable Integer retryAfterSeconds) {
    /** Media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem that the title and a sentence say. */
    public static Problem of(int status, String kind, String title, @Nullable String detail) {
        return new Problem("/problems/" + kind, title, status, detail, null, null, null, null, null, null);
    }

    /** A value that was not what it should be. */
    public static Problem badValue(int status, String field, @Nullable String value, String expected) {
        return new Problem(
                "/problems/bad-value",
                "A value is not what was expected",
                status,
                null,
                field,
                value == null ? null : cut(value),
                expected,
                null,
                null,
                null);
    }

    public Problem retryAfter(int seconds) {
        return new Problem(type, title, status, detail, field, value, expected, accepted, notices, seconds);
    }

    public Problem withNotices(int acceptedLines, List<?> badLines) {
        return new Problem(
                type, title, status, detail, field, value, expected, acceptedLines, badLines, retryAfterSeconds);
    }

    /** This problem, to be thrown out of a handler. */
    public ProblemException thrown() {
        return new ProblemException(this);
    }

    private static String cut(String value) {
        return value.length() <= 80 ? value : value.substring(0, 79) + "…";
    }
}
