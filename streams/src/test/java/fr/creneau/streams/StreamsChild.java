package fr.creneau.streams;

import fr.creneau.core.eta.PacedPlan;
import fr.creneau.core.round.TellingRules;
import fr.creneau.events.EventCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The streams in a process of their own, to be killed: says "ready" when it is, ends when its standard input does. */
final class StreamsChild {
    private StreamsChild() {}

    /** Arguments: bootstrap servers, topic prefix, partitions, state folder, the clock's epoch milliseconds. */
    public static void main(String[] args) throws IOException, InterruptedException {
        LogConfig log = new LogConfig(args[0], args[1], Integer.parseInt(args[2]), (short) 1, "server-1");
        Clock clock = Clock.fixed(Instant.ofEpochMilli(Long.parseLong(args[4])), ZoneOffset.UTC);
        StreamsApp app = new StreamsApp(
                StreamsConfiguration.of(log, Path.of(args[3]), TellingRules.usual()),
                new EventCodec(),
                clock,
                PacedPlan::new);
        app.start();
        if (app.awaitReady(Duration.ofSeconds(60))) {
            System.out.println("ready");
        }
        while (System.in.read() >= 0) {
            // only the end of the input matters
        }
        app.close();
    }
}
