package fr.creneau.cli.demo;

import fr.creneau.cli.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a person may choose of a demo. */
final class DemoOptions {
    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "60",
            description = "Simulated seconds for each real one, 1 to 600 (default ${DEFAULT-VALUE}).")
    double speed;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The simulated day, wholly in the past; the last working day before today where not given.")
    @Nullable
    LocalDate date;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the pages and the API on 127.0.0.1 (default ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--osm",
            paramLabel = "FILE",
            description = "An OpenStreetMap extract (.osm.pbf); Monaco where not given.")
    @Nullable
    Path osm;

    @Option(
            names = "--addresses",
            paramLabel = "CSV",
            description = "Addresses to take instead of the map's, in the form of BAN or BANO, gzipped or not.")
    @Nullable
    Path addresses;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds of the day, 1 to 200 (default ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the simulation (default ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where the demo keeps its data; data/demo where not given.")
    @Nullable
    Path data;

    @Option(names = "--wipe", description = "Start afresh: deletes the demo's data first.")
    boolean wipe;

    @Option(names = "--headless", description = "Ends by itself; see --for and --report.")
    boolean headless;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "120s",
            converter = Seconds.class,
            description = "How long a headless demo runs once it is ready, as 120s or 5m (default ${DEFAULT-VALUE}).")
    Duration duration = Duration.ofSeconds(120);

    @Option(names = "--report", paramLabel = "FILE", description = "Writes what was measured as JSON.")
    @Nullable
    Path report;

    Path folder() {
        Path given = data;
        return (given == null ? Home.path().resolve("data").resolve("demo") : given)
                .toAbsolutePath()
                .normalize();
    }

    /** {@code 120s}, {@code 5m}, or a bare number of seconds. */
    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("[0-9]{1,6}[sm]?")) {
                throw new TypeConversionException("'%s': expected a time such as 120s or 5m".formatted(text));
            }
            long count = Long.parseLong(text.replaceAll("[sm]", ""));
            return text.endsWith("m") ? Duration.ofMinutes(count) : Duration.ofSeconds(count);
        }
    }
}
