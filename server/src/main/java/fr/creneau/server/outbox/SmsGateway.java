package fr.creneau.server.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * SMS by an HTTP gateway: {@code POST {"from", "to", "text"}} as JSON with the message's id as {@code Idempotency-Key}.
 * Any 2xx means taken; 429 and 5xx mean later; any other answer means never.
 */
public final class SmsGateway implements Courier {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI url;
    private final @Nullable String authorization;

    /** @param authorization the whole value of the Authorization header, or null for none */
    public SmsGateway(URI url, @Nullable String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    /** By the Idempotency-Key that each request bears. */
    @Override
    public boolean dropsDoubles() {
        return true;
    }

    @Override
    public CompletionStage<Outcome> carry(Letter letter) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", letter.messageId())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(letter)));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((answer, problem) -> problem == null
                        ? outcome(answer.statusCode())
                        : new Outcome.NotNow(problem.getClass().getSimpleName()));
    }

    private static Outcome outcome(int status) {
        if (status / 100 == 2) {
            return new Outcome.Delivered("sent");
        }
        return status == 429 || status >= 500
                ? new Outcome.NotNow("gateway answered " + status)
                : new Outcome.Refused("gateway answered " + status);
    }

    private static byte[] body(Letter letter) {
        try {
            return JSON.writeValueAsBytes(Map.of("from", letter.from(), "to", letter.to(), "text", letter.text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
