package fr.creneau.server.health;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks each part in turn, on a thread of its own, so that a question about health never waits for a part that hangs. */
public final class Readiness implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(250);

    private final Map<String, BooleanSupplier> parts;
    private final Map<String, Boolean> answers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor;
    private volatile boolean stopping;

    /** @param parts by name, whether each answers; may block for a while */
    public Readiness(Map<String, BooleanSupplier> parts) {
        this.parts = Map.copyOf(parts);
        this.executor = Executors.newScheduledThreadPool(parts.size(), task -> {
            Thread thread = new Thread(task, "readiness");
            thread.setDaemon(true);
            return thread;
        });
        this.parts.forEach((name, part) -> executor.scheduleWithFixedDelay(
                () -> answers.put(name, answer(part)), 0, PACE.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static boolean answer(BooleanSupplier part) {
        try {
            return part.getAsBoolean();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** From now on the server is not ready: load balancers send nobody any more. */
    public void stop() {
        stopping = true;
    }

    /** Each part and whether it answered last. */
    Map<String, Boolean> parts() {
        Map<String, Boolean> now = new LinkedHashMap<>();
        parts.keySet().stream().sorted().forEach(name -> now.put(name, answers.getOrDefault(name, false)));
        if (stopping) {
            now.put("serving", false);
        }
        return now;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
