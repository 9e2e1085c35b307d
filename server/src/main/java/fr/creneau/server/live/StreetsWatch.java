package fr.creneau.server.live;

import fr.creneau.core.match.StreetNetFile;
import fr.creneau.server.background.Repeated;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds for the net of streets beside the map's tiles ({@link StreetNetFile}): it may come, or be replaced,
 * while the server runs. A file that is bad is told of once and not read again before it changes; one that cannot be read now is
 * told of once and tried again. The streets known before stay, and without any, vans are shown where their devices say.
 * Thread-safe.
 */
public final class StreetsWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreetsWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private record Stamp(FileTime modified, long bytes) {}

    private final Path file;
    private volatile Optional<TownStreets> newest = Optional.empty();
    private Optional<Stamp> looked = Optional.empty();
    private String told = "";
    private final Repeated looking = new Repeated(
            "streets-watch",
            EVERY,
            LOG,
            "the folder of the map does not answer",
            "the streets of the town could not be looked for");

    /** @param folder of the map; it may be made later */
    public StreetsWatch(Path folder, MeterRegistry meters) {
        this.file = folder.resolve(StreetNetFile.NAME);
        Gauge.builder("creneau.streets.arcs", this, watch -> watch.newest
                        .map(TownStreets::arcs)
                        .orElse(0))
                .description("Arcs of the streets that vans are matched to; 0: vans are shown where their devices say")
                .register(meters);
    }

    /** Begins to look, at once. */
    public void start() {
        looking.start(this::look);
    }

    /** The streets; empty before the first. */
    Optional<TownStreets> newest() {
        return newest;
    }

    void look() {
        try {
            if (!Files.isRegularFile(file)) {
                return;
            }
            Optional<Stamp> now = Optional.of(new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
            if (now.equals(looked)) {
                return;
            }
            try (InputStream in = Files.newInputStream(file)) {
                newest = Optional.of(new TownStreets(StreetNetFile.read(in)));
            } catch (StreetNetFile.BadNet e) {
                looked = now;
                told = "";
                throw e;
            }
            looked = now;
            told = "";
            LOG.info(
                    "vans are matched to {} arcs of the town's streets",
                    newest.map(TownStreets::arcs).orElse(0));
        } catch (StreetNetFile.BadNet e) {
            tell(
                    "cannot be used (%s)".formatted(e.getMessage()),
                    "write it again: ./creneau city tiles --out FOLDER, with the town's --osm");
        } catch (IOException e) {
            String reason = e instanceof FileSystemException ? e.getClass().getSimpleName() : e.getMessage();
            tell(
                    "cannot be read (%s), which is tried again".formatted(reason),
                    "let the server's user read it, or see whether the machine has run out of open files");
        }
    }

    /** Once for each problem, however often it is met. */
    private void tell(String problem, String maybe) {
        if (!problem.equals(told)) {
            told = problem;
            LOG.warn(
                    "{} in the map's folder {}: {}. Maybe {}.",
                    StreetNetFile.NAME,
                    problem,
                    newest.isPresent()
                            ? "vans are matched to the streets known before"
                            : "vans are shown where their devices say",
                    maybe);
        }
    }

    @Override
    public void close() {
        looking.close();
    }
}
