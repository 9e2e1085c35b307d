package fr.creneau.server.background;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;

/**
 * Work on what the store holds that one thread of its own does again and again, with a rest after each time. What fails is
 * told in the log and tried again after the rest. Thread-safe.
 */
public final class Repeated implements AutoCloseable {
    /** A rest takes so many times as long as the work before it: the work has 1/21 of one thread's time at most. */
    private static final int RESTS_FOR_EACH_WORKED = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What is done each time. */
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private final Duration shortestRest;
    private final Logger log;
    private final String storeAway;
    private final String broken;
    private final ScheduledExecutorService executor;

    /**
     * @param thread its name
     * @param storeAway the log's sentence where the store does not answer
     * @param broken the log's sentence where it is a defect of ours
     */
    public Repeated(String thread, Duration shortestRest, Logger log, String storeAway, String broken) {
        this.shortestRest = shortestRest;
        this.log = log;
        this.storeAway = storeAway;
        this.broken = broken;
        executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, thread);
            made.setDaemon(true);
            return made;
        });
    }

    /** Begins, at once. */
    public void start(Work work) {
        executor.execute(() -> workAndAgain(work));
    }

    private void workAndAgain(Work work) {
        long started = System.nanoTime();
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            log.warn("{}: {}", storeAway, e.toString());
        } catch (RuntimeException | Error e) { // also no more memory, which others may give back
            log.error(broken, e);
        }
        long rest = Math.max(shortestRest.toNanos(), (System.nanoTime() - started) * RESTS_FOR_EACH_WORKED);
        if (!executor.isShutdown()) {
            executor.schedule(() -> workAndAgain(work), rest, TimeUnit.NANOSECONDS);
        }
    }

    /** What the store answers to one question of the work. */
    public static <T> T await(CompletionStage<T> stage)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
