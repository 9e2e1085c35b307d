package fr.creneau.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.core.parcel.number.NumberCheck;
import fr.creneau.core.parcel.number.ParcelNumbers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one line and remembers the first that is wrong; after that every reading gives a stand-in, so that
 * a reader asks once, at its end, whether the line was good. Not thread-safe.
 */
final class Fields {
    /** What stands where a field was wrong; never leaves a reader. */
    private static final String NOTHING = "";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final String ID_EXPECTED = "1 to 64 of A-Z a-z 0-9 . _ : -";
    private static final int LONGEST_TIME = 40;

    /** What is beyond has no milliseconds, or no place in the store. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("2199-12-31T23:59:59Z");

    private final JsonNode node;
    private final String prefix;
    private final First first;

    /** The first wrong field of a line, shared by all readers of its parts. */
    private static final class First {
        private @Nullable BadField problem;
    }

    private Fields(JsonNode node, String prefix, First first) {
        this.node = node;
        this.prefix = prefix;
        this.first = first;
        if (!node.isObject()) {
            bad("", node, "an object");
        }
    }

    /** The fields of a whole line. */
    static Fields of(JsonNode line) {
        return new Fields(line, NOTHING, new First());
    }

    /** The fields of an object inside; its problems are this line's. */
    Fields object(String name) {
        return new Fields(node.path(name), prefix + name + ".", first);
    }

    /** The array under the name, its length within the bounds. */
    JsonNode array(String name, int least, int most) {
        JsonNode array = node.path(name);
        if (!array.isArray() || array.size() < least || array.size() > most) {
            bad(
                    name,
                    array.isArray() ? Integer.toString(array.size()) : null,
                    "an array of %d to %d".formatted(least, most),
                    false);
        }
        return array;
    }

    Fields element(String arrayName, int index) {
        return new Fields(node.path(arrayName).path(index), prefix + arrayName + "[" + index + "].", first);
    }

    /** The first field that was wrong, null while all were right. */
    @Nullable
    BadField problem() {
        return first.problem;
    }

    boolean has(String name) {
        JsonNode value = node.path(name);
        return !value.isMissingNode() && !value.isNull();
    }

    String id(String name) {
        JsonNode value = node.path(name);
        if (value.isTextual() && ID.matcher(value.textValue()).matches()) {
            return value.textValue();
        }
        return bad(name, value, ID_EXPECTED);
    }

    @Nullable
    String idOrNull(String name) {
        return has(name) ? id(name) : null;
    }

    String parcelId(String name) {
        return parcelId(name, node.path(name));
    }

    /** A parcel number that is an element of an array. */
    String parcelId(String name, JsonNode value) {
        if (!value.isTextual()) {
            return bad(name, value, "a parcel number");
        }
        NumberCheck check = ParcelNumbers.check(value.textValue());
        if (check instanceof NumberCheck.Rejected rejected) {
            return bad(name, value, rejected.expected());
        }
        return value.textValue();
    }

    /** Text of 1 to {@code longest} characters without control characters. */
    String text(String name, int longest, boolean personal) {
        JsonNode value = node.path(name);
        String text = value.isTextual() ? value.textValue() : NOTHING;
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            bad(name, shown(value), "text of 1 to %d characters".formatted(longest), personal);
            return NOTHING;
        }
        return text;
    }

    @Nullable
    String textOrNull(String name, int longest, boolean personal) {
        return has(name) ? text(name, longest, personal) : null;
    }

    /** Text of a form; {@code expected} says the form in words. */
    @Nullable
    String matchingOrNull(String name, Pattern form, String expected, boolean personal) {
        return has(name) ? matching(name, form, expected, personal) : null;
    }

    String matching(String name, Pattern form, String expected, boolean personal) {
        JsonNode value = node.path(name);
        if (value.isTextual() && form.matcher(value.textValue()).matches()) {
            return value.textValue();
        }
        bad(name, shown(value), expected, personal);
        return NOTHING;
    }

    double number(String name, double least, double most) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            double number = value.doubleValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        bad(name, value, "a number from %s to %s".formatted(plain(least), plain(most)));
        return least;
    }

    @Nullable
    Double numberOrNull(String name, double least, double most) {
        return has(name) ? (Double) number(name, least, most) : null;
    }

    /** NaN where the field is absent. */
    float floatOrNaN(String name, double least, double most) {
        return has(name) ? (float) number(name, least, most) : Float.NaN;
    }

    long whole(String name, long least, long most) {
        JsonNode value = node.path(name);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            long number = value.longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        bad(name, value, "a whole number from %d to %d".formatted(least, most));
        return least;
    }

    /** A time with an offset, within the limits. */
    Instant time(String name, TimeLimits limits) {
        Instant time = time(name);
        if (problem() == null && !limits.holds(time)) {
            bad(name, node.path(name), limits.expected());
        }
        return time;
    }

    /** A time with an offset. */
    Instant time(String name) {
        JsonNode value = node.path(name);
        if (value.isTextual() && value.textValue().length() <= LONGEST_TIME) {
            try {
                Instant time = OffsetTimes.parse(value.textValue());
                if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                    bad(name, value, "a time from 1970 to 2199");
                    return Instant.EPOCH;
                }
                return time;
            } catch (DateTimeException e) {
                // Told below, like any other value that is no time.
            }
        }
        bad(name, value, "an ISO 8601 time with an offset or Z");
        return Instant.EPOCH;
    }

    Instant timeOr(String name, TimeLimits limits, Instant absent) {
        return has(name) ? time(name, limits) : absent;
    }

    LocalDate date(String name) {
        JsonNode value = node.path(name);
        if (value.isTextual()) {
            try {
                return LocalDate.parse(value.textValue());
            } catch (DateTimeException e) {
                // Told below.
            }
        }
        bad(name, value, "an ISO 8601 date, e.g. 2026-03-02");
        return LocalDate.EPOCH;
    }

    ZoneId zone(String name) {
        JsonNode value = node.path(name);
        if (value.isTextual() && ZoneId.getAvailableZoneIds().contains(value.textValue())) {
            return ZoneId.of(value.textValue());
        }
        bad(name, value, "an IANA time zone, e.g. Europe/Paris");
        return ZoneId.of("UTC");
    }

    /** A word of an enumeration, written in small letters; its constants are in capitals. */
    <E extends Enum<E>> E word(String name, Class<E> type, E standIn, String expected) {
        JsonNode value = node.path(name);
        if (value.isTextual()) {
            String text = value.textValue();
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(text) && text.equals(text.toLowerCase(java.util.Locale.ROOT))) {
                    return constant;
                }
            }
        }
        bad(name, value, expected);
        return standIn;
    }

    /** Says that a field, well-formed by itself, cannot stand with the others. */
    void wrong(String name, @Nullable String value, String expected) {
        bad(name, value, expected, false);
    }

    private String bad(String name, JsonNode value, String expected) {
        bad(name, shown(value), expected, false);
        return NOTHING;
    }

    private void bad(String name, @Nullable String value, String expected, boolean personal) {
        if (first.problem == null) {
            String path = prefix + name;
            String trimmed = path.endsWith(".") ? path.substring(0, path.length() - 1) : path;
            first.problem = new BadField(trimmed.isEmpty() ? "line" : trimmed, value, expected, personal);
        }
    }

    private static @Nullable String shown(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : value.isArray() ? "an array" : "an object";
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
