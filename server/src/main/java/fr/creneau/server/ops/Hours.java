package fr.creneau.server.ops;

import fr.creneau.server.http.PageTokens;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages through a day that is kept by the hour, newest first. A page holds whole hours, so that nothing is shown twice or
 * missed while more comes in. Stateless.
 */
final class Hours {
    private static final int LAST_HOUR = 23;

    /** A page ends with the hour that brings it to so many. */
    private static final int ENOUGH = 200;

    private Hours() {}

    record Page<T>(List<T> items, @Nullable String nextPageToken) {}

    /**
     * @param day a UTC day
     * @param token where the page begins; ends the request with 400 where that is no hour of a day
     * @param now nothing is later
     * @param readHour what the hour that holds the given time brought, newest first
     */
    static <T> Page<T> read(LocalDate day, Instant now, @Nullable String token, Function<Instant, List<T>> readHour) {
        Instant first = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant lastOfDay = first.plus(LAST_HOUR, ChronoUnit.HOURS);
        Instant hour = lastOfDay.isBefore(now) ? lastOfDay : now.truncatedTo(ChronoUnit.HOURS);
        if (token != null) {
            int offset = PageTokens.readOffset(token);
            if (offset > LAST_HOUR) {
                throw PageTokens.bad(token);
            }
            hour = first.plus(offset, ChronoUnit.HOURS);
        }
        List<T> items = new ArrayList<>();
        while (!hour.isBefore(first) && items.size() < ENOUGH) {
            items.addAll(readHour.apply(hour));
            hour = hour.minus(1, ChronoUnit.HOURS);
        }
        @Nullable
        String next = hour.isBefore(first) ? null : PageTokens.of(Long.toString(ChronoUnit.HOURS.between(first, hour)));
        return new Page<>(items, next);
    }
}
