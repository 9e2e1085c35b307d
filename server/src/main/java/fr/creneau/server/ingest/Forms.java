package fr.creneau.server.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import fr.creneau.server.http.Json;
import fr.creneau.server.http.Problem;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms a body may have: one JSON value, or a line of JSON after the other. Stateless. */
final class Forms {
    private static final ObjectReader LINES = Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Forms() {}

    /** Reads an object or an array whole before anything is kept: JSON that breaks off in the middle keeps nothing. */
    static void json(InputStream body, Batch batch) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    lines.add(Json.MAPPER.readTree(parser));
                }
            } else if (token == JsonToken.START_OBJECT) {
                lines.add(Json.MAPPER.readTree(parser));
            } else {
                throw Problem.badValue(400, "body", null, "a JSON object or array")
                        .thrown();
            }
            if (parser.nextToken() != null) {
                throw Problem.badValue(400, "body", null, "one JSON value, or NDJSON sent as application/x-ndjson")
                        .thrown();
            }
        } catch (JsonProcessingException e) {
            throw Problem.badValue(400, "body", null, "JSON; " + why(e)).thrown();
        } catch (CharConversionException e) {
            throw Problem.badValue(400, "body", null, "JSON in UTF-8").thrown();
        }
        for (int i = 0; i < lines.size(); i++) {
            batch.line(i + 1, lines.get(i));
        }
    }

    /** Reads line by line; a line that is no JSON is a notice, the others are kept. */
    static void ndjson(InputStream body, int longestLine, Batch batch) throws IOException {
        BoundedLines lines = new BoundedLines(body, longestLine);
        while (lines.next()) {
            if (lines.tooLong()) {
                batch.unreadable(
                        lines.number(), BadField.of("line", null, "a line of at most %d bytes".formatted(longestLine)));
            } else if (!lines.isBlank()) {
                ndjsonLine(lines, batch);
            }
        }
    }

    private static void ndjsonLine(BoundedLines lines, Batch batch) throws IOException {
        @Nullable JsonNode node;
        try {
            node = LINES.readTree(lines.bytes(), 0, lines.length());
        } catch (JsonProcessingException e) {
            batch.unreadable(lines.number(), BadField.of("line", null, "a JSON object; " + why(e)));
            return;
        } catch (CharConversionException e) {
            batch.unreadable(lines.number(), BadField.of("line", null, "a JSON object in UTF-8"));
            return;
        }
        batch.line(lines.number(), node);
    }

    /** Where and why, without the text around it: that may hold a person's name. */
    static String why(JsonProcessingException e) {
        String reason = e.getOriginalMessage();
        String first =
                reason == null ? "unreadable" : reason.lines().findFirst().orElse("unreadable");
        String safe = first.startsWith("Unexpected end-of-input")
                ? "the text ends too early"
                : first.startsWith("Duplicate")
                        ? "a field stands twice"
                        : first.startsWith("Token count")
                                ? "more values than one text may hold; maybe send application/x-ndjson"
                                : "unreadable";
        return e.getLocation() == null
                ? safe
                : "%s at line %d, column %d"
                        .formatted(
                                safe,
                                e.getLocation().getLineNr(),
                                e.getLocation().getColumnNr());
    }
}
