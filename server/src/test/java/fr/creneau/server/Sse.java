package fr.creneau.server;

import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.server.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A browser's event source, as much of it as a test needs. */
final class Sse implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    private final HttpURLConnection connection;
    private final BufferedReader lines;
    private @Nullable String lastId;

    Sse(URI uri, @Nullable String lastEventId) throws IOException {
        this(uri, lastEventId, null);
    }

    Sse(URI uri, @Nullable String lastEventId, @Nullable String cookie) throws IOException {
        connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setReadTimeout(PATIENCE_MS);
        connection.setRequestProperty("Accept", "text/event-stream");
        if (lastEventId != null) {
            connection.setRequestProperty("Last-Event-ID", lastEventId);
        }
        if (cookie != null) {
            connection.setRequestProperty("Cookie", cookie);
        }
        lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The data of the next event; fails when none comes in time. */
    JsonNode next() throws IOException {
        while (true) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the stream has ended");
            }
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("data: ")) {
                return Json.MAPPER.readTree(line.substring(6));
            }
        }
    }

    String lastId() {
        return String.valueOf(lastId);
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
