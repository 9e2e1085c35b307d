package fr.creneau.cli.demo;

import fr.creneau.core.time.DomainClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the demo's server is told beyond what {@code up} tells it: the clock, the map, and to show its outbox. The clock is
 * set when the engines are ready and the server is about to start, however long they took; a server that is started again
 * is told the same clock. Thread-safe.
 */
final class DemoServer {
    /** The server's own default. */
    static final String KEYSPACE = "creneau";

    /** A server takes about so long to start and to take in the evening before; the day begins then. */
    private static final Duration START = Duration.ofSeconds(15);

    private final Instant epoch;
    private final double speed;
    private final Path town;
    private final String url;
    private @Nullable Instant machineStart;

    /** @param epoch what the clock is to show once the server serves */
    DemoServer(Instant epoch, double speed, Path town, String url) {
        this.epoch = epoch;
        this.speed = speed;
        this.town = town;
        this.url = url;
    }

    List<String> words() {
        return List.of(
                "--clock-start=" + machineStart(),
                "--clock-epoch=" + epoch,
                "--clock-speed=" + speed,
                "--town=" + town,
                "--base-url=" + url,
                "--show-outbox");
    }

    DomainClock clock() {
        return DomainClock.of(Clock.systemUTC(), machineStart(), epoch, speed);
    }

    private synchronized Instant machineStart() {
        Instant set = machineStart;
        if (set == null) {
            set = Instant.now().plus(START);
            machineStart = set;
        }
        return set;
    }
}
