package fr.creneau.cli.demo;

import fr.creneau.core.time.DomainClock;
import fr.creneau.server.ClockFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What the demo's server is told beyond what {@code up} tells it: the clock, the map, and to show its outbox. The clock
 * stands still until {@link #startClock}; a server that is started again finds it going.
 */
final class DemoServer {
    /** The server's own default. */
    static final String KEYSPACE = "creneau";

    private final ClockFile clockFile;
    private final Instant epoch;
    private final double speed;
    private final Path town;
    private final String url;

    /** @param epoch what the clock shows until it starts */
    DemoServer(Path folder, Instant epoch, double speed, Path town, String url) throws IOException {
        this.clockFile = new ClockFile(folder.resolve("clock-start"));
        this.epoch = epoch;
        this.speed = speed;
        this.town = town;
        this.url = url;
        clockFile.stop();
    }

    List<String> words() {
        return List.of(
                "--clock-start=" + clockFile.path(),
                "--clock-epoch=" + epoch,
                "--clock-speed=" + speed,
                "--town=" + town,
                "--base-url=" + url,
                "--show-outbox");
    }

    /** The same clock as the server's. */
    DomainClock clock() {
        return DomainClock.waiting(Clock.systemUTC(), clockFile, epoch, speed);
    }

    /** The day begins. */
    void startClock() throws IOException {
        clockFile.start(Instant.now());
    }
}
