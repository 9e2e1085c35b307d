package fr.creneau.city.drive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.creneau.city.day.DayMessage;
import fr.creneau.city.day.DayMessage.VanFix;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Makes requests of envelopes and reads the answers. Thread-safe. */
final class DoorClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final DoorKeys keys;
    private final MessageJson json;

    DoorClient(URI base, DoorKeys keys, MessageJson json) {
        this.base = base;
        this.keys = keys;
        this.json = json;
    }

    /** What a door said. */
    sealed interface Answer {
        /** It has the messages, but for those that it refused. */
        record Taken(long refused, String body) implements Answer {}

        /** It wants none of them, and would not later. */
        record Refused(String why) implements Answer {}

        /** It could not now: the same again after a while. */
        record NotNow(Duration askedFor) implements Answer {}
    }

    Answer send(Envelope envelope) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(request(envelope), BodyHandlers.ofString());
        } catch (IOException e) { // nobody there, or gone in the middle of an answer
            return new Answer.NotNow(Duration.ZERO);
        }
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Answer.Taken(refusedIn(response.body()), response.body());
        }
        if (status == 429 || status >= 500) {
            return new Answer.NotNow(retryAfter(response));
        }
        return new Answer.Refused("%s answered %d: %s".formatted(envelope.door(), status, response.body()));
    }

    private HttpRequest request(Envelope envelope) {
        List<DayMessage> messages = envelope.messages();
        if (envelope.door() == Door.OSMAND && messages.get(0) instanceof VanFix fix) {
            String path = "/osmand/" + keys.device().apply(envelope.sender()) + "?" + MessageJson.osmandQuery(fix);
            return HttpRequest.newBuilder(base.resolve(path))
                    .timeout(TIMEOUT)
                    .GET()
                    .build();
        }
        String key =
                switch (envelope.door()) {
                    case PARCELS -> keys.shipper();
                    case ROUNDS -> keys.planner();
                    case POSITIONS, SCANS, OSMAND -> keys.device().apply(envelope.sender());
                };
        boolean one = messages.size() == 1;
        String body =
                messages.stream().map(message -> json.of(message).toString()).collect(Collectors.joining("\n"));
        return HttpRequest.newBuilder(base.resolve(envelope.door().path()))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", one ? "application/json" : "application/x-ndjson")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static long refusedIn(String body) {
        try {
            JsonNode receipt = MAPPER.readTree(body);
            return receipt.path("refused").asLong(0);
        } catch (JsonProcessingException e) { // OsmAnd's answer has no receipt
            return 0;
        }
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        try {
            long seconds = Long.parseLong(
                    response.headers().firstValue("Retry-After").orElse("0").strip());
            return Duration.ofSeconds(Math.max(0, Math.min(seconds, 60)));
        } catch (NumberFormatException e) { // a date; the ordinary wait will do
            return Duration.ZERO;
        }
    }
}
