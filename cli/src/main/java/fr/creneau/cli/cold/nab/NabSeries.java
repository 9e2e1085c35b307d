package fr.creneau.cli.cold.nab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.creneau.cli.InputFile;
import fr.creneau.cli.UserError;
import fr.creneau.cli.table.BadRow;
import fr.creneau.cli.table.CsvTable;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.Reading;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One series of the benchmark with its labelled windows. The files do not say their unit; by their size (an office at 70)
 * they are degrees Fahrenheit, and are converted.
 *
 * @param file that it came from
 * @param readings sorted by time, each moment once
 * @param windows in which a failure is labelled, epoch milliseconds
 */
record NabSeries(Path file, String name, List<Reading> readings, List<Window> windows) {
    private static final String WINDOWS_FILE = "nab-windows.json";
    private static final int LENGTH_OF_TIME = "2013-12-02 21:15:00".length();

    /** A time in which an alarm is right. */
    record Window(long fromMs, long toMs) {
        boolean contains(long ms) {
            return ms >= fromMs && ms <= toMs;
        }
    }

    /** All series that the folder has windows for. */
    static List<NabSeries> readAll(Path folder, Rejects rejects) {
        Path file = folder.resolve(WINDOWS_FILE);
        List<NabSeries> found = new ArrayList<>();
        try (Reader text = InputFile.open(file)) {
            JsonNode windows = new ObjectMapper().readTree(text);
            for (var entry : windows.properties()) {
                found.add(read(folder, entry.getKey(), entry.getValue(), rejects));
            }
        } catch (IOException | DateTimeException e) {
            throw new UserError(
                    file + " cannot be read: " + e.getMessage(), "it is not the benchmark's list of windows.");
        }
        return found;
    }

    private static NabSeries read(Path folder, String name, JsonNode pairs, Rejects rejects) {
        List<Window> windows = new ArrayList<>();
        pairs.forEach(pair -> windows.add(
                new Window(millis(pair.path(0).asText()), millis(pair.path(1).asText()))));
        Path plain = folder.resolve(name);
        Path file = Files.exists(plain) ? plain : folder.resolve(name + ".gz");
        SortedMap<Long, Reading> readings = new TreeMap<>();
        CsvTable.read(file, List.of("timestamp", "value"), List.of(), rejects, row -> {
            Reading reading = reading(row.text("timestamp"), row.number("value"));
            if (readings.putIfAbsent(reading.observedAtMs(), reading) != null) {
                throw new BadRow("timestamp '%s': expected each moment once".formatted(row.text("timestamp")));
            }
        });
        return new NabSeries(file, name.replace(".csv", ""), List.copyOf(readings.values()), windows);
    }

    private static Reading reading(String time, double fahrenheit) {
        double celsius = (fahrenheit - 32) / 1.8;
        if (!Celsius.isMeasurable(celsius)) {
            throw new BadRow("value '%s': expected degrees Fahrenheit".formatted(fahrenheit));
        }
        try {
            return Reading.of(millis(time), millis(time), celsius);
        } catch (DateTimeException e) {
            throw new BadRow("timestamp '%s': expected a time like 2013-12-02 21:15:00".formatted(time));
        }
    }

    private static long millis(String text) {
        String seconds = text.substring(0, Math.min(text.length(), LENGTH_OF_TIME));
        return LocalDateTime.parse(seconds.replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }
}
