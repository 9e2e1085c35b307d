package fr.creneau.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says since when a simulated clock goes, to all servers of one machine: whoever makes the day starts it once all is
 * ready, however long that took, and a server that is started again finds the same clock. Thread-safe.
 *
 * @param path the file, missing until the clock starts
 */
public record ClockFile(Path path) implements Supplier<Optional<Instant>> {
    /** The machine's time at which the clock started; empty: it stands still. */
    @Override
    public Optional<Instant> get() {
        try {
            return Optional.of(Instant.parse(Files.readString(path).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the clock. */
    public void start(Instant machine) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.writeString(fresh, machine.toString());
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The clock is to stand still at the next start. */
    public void stop() throws IOException {
        Files.deleteIfExists(path);
    }
}
