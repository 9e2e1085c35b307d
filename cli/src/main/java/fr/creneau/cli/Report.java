package fr.creneau.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command measured, as one JSON object. Every report carries {@code command}, {@code version}, {@code
 * started_at}, {@code wall_s}, {@code machine} and {@code notes}; units are in the names; shares are fractions from 0 to
 * 1; a figure that could not be measured is {@code null} with a reason among the notes. Not thread-safe.
 */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final String command;
    private final Instant startedAt = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** Starts the report's clock. */
    public Report(String command) {
        this.command = command;
    }

    /** Keeps a figure: a number, string, boolean, or a map or list of them. A repeated key takes the newer value. */
    public Report put(String key, @Nullable Object value) {
        figures.put(key, value);
        return this;
    }

    /** Keeps {@code null} under the key, and the reason among the notes. */
    public Report missing(String key, String reason) {
        figures.put(key, null);
        return note(key + ": " + reason);
    }

    public Report note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /** The whole report as indented JSON, {@code wall_s} being the time since this object was made. */
    public String toJson() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("command", command);
        all.put("version", Version.describe());
        all.put("started_at", startedAt.toString());
        all.put("wall_s", Duration.ofNanos(System.nanoTime() - startedNanos).toMillis() / 1000.0);
        all.put("machine", machine());
        all.putAll(figures);
        all.put("notes", notes);
        try {
            return JSON.writeValueAsString(all);
        } catch (IOException e) {
            throw new IllegalStateException("a report that is no JSON: " + all.keySet(), e);
        }
    }

    /** Writes the report to the file, or to standard output where there is no file. */
    public void write(@Nullable Path file) {
        if (file == null) {
            System.out.println(toJson());
            return;
        }
        try {
            Files.writeString(file, toJson() + System.lineSeparator());
        } catch (IOException e) {
            throw new UserError(
                    "The report could not be written to " + file + ": " + e.getMessage(),
                    "choose a folder that exists.");
        }
    }

    private static Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        machine.put("memory_gb", Math.round(os.getTotalMemorySize() / 1e8) / 10.0);
        machine.put("java", System.getProperty("java.version"));
        return machine;
    }
}
