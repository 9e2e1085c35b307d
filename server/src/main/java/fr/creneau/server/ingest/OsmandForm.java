package fr.creneau.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of OsmAnd and of the phone app Traccar Client, turned into a position of ours. Speeds are knots in the query
 * and metres a second in the JSON form; an unknown speed or heading is negative or missing; parameters that we do not
 * know are left aside. Stateless.
 */
final class OsmandForm {
    private static final double KNOT_MPS = 1852.0 / 3600;
    private static final long SECONDS_END = 1L << 31;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?");
    private static final DateTimeFormatter BLANK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private OsmandForm() {}

    /** Whether the phone says itself that it has no fix: there is nothing to keep then. */
    static boolean hasNoFix(Map<String, String> query) {
        String valid = query.getOrDefault("valid", "");
        return valid.equalsIgnoreCase("false") || valid.equals("0");
    }

    /** A position from a query or a form body. */
    static ObjectNode ofQuery(Map<String, String> query, Instant now) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        @Nullable String id = query.containsKey("id") ? query.get("id") : query.get("deviceid");
        if (id != null) {
            line.put("van_id", id);
        }
        @Nullable String timestamp = query.get("timestamp");
        line.put("at", timestamp == null ? now.toString() : time(timestamp));
        @Nullable String location = query.get("location");
        String[] pair = location == null ? new String[0] : location.split(",", -1);
        number(line, "lat", pair.length == 2 ? pair[0] : query.get("lat"), 1);
        number(line, "lon", pair.length == 2 ? pair[1] : query.get("lon"), 1);
        known(line, "speed_mps", query.get("speed"), KNOT_MPS);
        known(line, "heading_deg", query.containsKey("bearing") ? query.get("bearing") : query.get("heading"), 1);
        known(line, "accuracy_m", query.get("accuracy"), 1);
        return line;
    }

    /** A position from Traccar Client's JSON form. */
    static ObjectNode ofJson(JsonNode body, Instant now) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("van_id", body.path("device_id"));
        JsonNode location = body.path("location");
        JsonNode timestamp = location.path("timestamp");
        line.put("at", timestamp.isMissingNode() ? now.toString() : time(timestamp.asText()));
        JsonNode coords = location.path("coords");
        line.set("lat", coords.path("latitude"));
        line.set("lon", coords.path("longitude"));
        copyKnown(coords.path("speed"), line, "speed_mps");
        copyKnown(coords.path("heading"), line, "heading_deg");
        copyKnown(coords.path("accuracy"), line, "accuracy_m");
        return line;
    }

    private static void number(ObjectNode line, String name, @Nullable String text, double factor) {
        if (text == null) {
            return;
        }
        if (NUMBER.matcher(text).matches()) {
            line.put(name, Double.parseDouble(text) * factor);
        } else {
            line.put(name, text);
        }
    }

    private static void known(ObjectNode line, String name, @Nullable String text, double factor) {
        if (text != null && NUMBER.matcher(text).matches() && Double.parseDouble(text) >= 0) {
            line.put(name, Double.parseDouble(text) * factor);
        }
    }

    private static void copyKnown(JsonNode value, ObjectNode line, String name) {
        if (value.isNumber() && value.doubleValue() >= 0) {
            line.set(name, value);
        }
    }

    /** Seconds below 2^31, else milliseconds, or ISO 8601 with T or a blank, UTC where no offset stands. */
    private static String time(String text) {
        if (WHOLE.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return (number < SECONDS_END ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number)).toString();
        }
        try {
            return LocalDateTime.parse(text, BLANK).toInstant(ZoneOffset.UTC).toString();
        } catch (DateTimeException e) {
            return text;
        }
    }
}
