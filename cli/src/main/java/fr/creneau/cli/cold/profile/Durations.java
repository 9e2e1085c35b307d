package fr.creneau.cli.cold.profile;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them in a profile: {@code 90s}, {@code 5min}, {@code 23h}, {@code 7d}. Stateless. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}) ?(s|min|h|d)");

    private Durations() {}

    static Duration parse(YamlPlace place) {
        Matcher parts = FORM.matcher(place.text());
        if (!parts.matches()) {
            throw place.wrong("a length of time like 90s, 5min, 23h or 7d");
        }
        long count = Long.parseLong(parts.group(1));
        Duration length =
                switch (parts.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "min" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
        if (length.isZero() || length.compareTo(Duration.ofDays(3_660)) > 0) {
            throw place.wrong("more than nothing, and at most 3660d");
        }
        return length;
    }
}
