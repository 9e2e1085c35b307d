package fr.creneau.server.ingest;

import fr.creneau.server.http.Problem;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many bodies are read at once. A body that trickles in keeps a thread waiting, and one that is held whole takes
 * memory: neither may take what all others need. Thread-safe.
 */
final class BodyPermits {
    /** Of the server's 120 threads. */
    private static final int BODIES = 96;

    /** Some 40 MB each at most, of a heap of a gigabyte. */
    private static final int LARGE = 6;

    private static final int PATIENCE_MS = 250;

    private final Semaphore bodies = new Semaphore(BODIES);
    private final Semaphore large = new Semaphore(LARGE);

    /** What reads a body to its end. */
    @FunctionalInterface
    interface Reading {
        void read() throws IOException;
    }

    /**
     * Reads, or answers 503 where too many others do.
     *
     * @param isLarge whether the body is held whole, and may be long
     */
    void read(boolean isLarge, Reading reading) throws IOException {
        take(bodies);
        try {
            if (isLarge) {
                take(large);
            }
            try {
                reading.read();
            } finally {
                if (isLarge) {
                    large.release();
                }
            }
        } finally {
            bodies.release();
        }
    }

    private static void take(Semaphore permits) {
        try {
            if (permits.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.of(503, "busy", "Too many bodies are being read", "Send the same again in a moment.")
                .retryAfter(2)
                .thrown();
    }
}
