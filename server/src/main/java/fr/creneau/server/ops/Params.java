package fr.creneau.server.ops;

import fr.creneau.server.http.Problem;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parameters of the dispatcher's doors; a bad one ends the request and is named. Stateless. */
final class Params {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** Days that a time stamp of the store can hold, and more than a carrier needs. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private Params() {}

    static String id(Context ctx, String name) {
        String value = ctx.pathParam(name);
        if (!ID.matcher(value).matches()) {
            throw Problem.badValue(400, name, value, "1 to 64 of A-Z a-z 0-9 . _ : -")
                    .thrown();
        }
        return value;
    }

    static LocalDate date(Context ctx) {
        return date("date", ctx.pathParam("date"));
    }

    static LocalDate dateOr(Context ctx, LocalDate absent) {
        @Nullable String value = ctx.queryParam("date");
        return value == null ? absent : date("date", value);
    }

    static int number(Context ctx, String name, int least, int most, int absent) {
        @Nullable String value = ctx.queryParam(name);
        if (value == null) {
            return absent;
        }
        if (value.matches("[0-9]{1,7}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Problem.badValue(400, name, value, "a whole number from %d to %d".formatted(least, most))
                .thrown();
    }

    private static LocalDate date(String name, String value) {
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
                throw badDate(name, value);
            }
            return date;
        } catch (DateTimeException e) {
            throw badDate(name, value);
        }
    }

    private static RuntimeException badDate(String name, String value) {
        return Problem.badValue(400, name, value, "an ISO 8601 date from %s to %s".formatted(FIRST_DAY, LAST_DAY))
                .thrown();
    }
}
