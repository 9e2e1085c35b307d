package fr.creneau.engines;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one process running, with a thread of its own. A process that dies soon after its start waits longer each time. */
final class Keeper implements AutoCloseable {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A process that has lived so long is trusted again: its next death costs no pause. */
    private static final Duration TRUSTED_AFTER = Duration.ofMinutes(1);

    private final ProcessSpec spec;
    private final Runnable changed;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile ProcessStatus status;
    private volatile @Nullable ChildProcess process;

    Keeper(ProcessSpec spec, Runnable changed) {
        this.spec = spec;
        this.changed = changed;
        this.status =
                new ProcessStatus(spec.name(), spec.address(), ProcessStatus.State.WAITING, 0, 0, Instant.now(), null);
        this.thread = new Thread(this::keep, "keeper-" + spec.name());
        thread.setDaemon(true);
    }

    /** Completes when the process is ready for the first time; fails where its first start does. */
    CompletableFuture<Void> start() {
        thread.start();
        return firstReady;
    }

    ProcessStatus status() {
        return status;
    }

    private void keep() {
        Duration pause = Duration.ZERO;
        while (!stopped(pause)) {
            Instant started = Instant.now();
            String problem;
            try {
                problem = liveOnce();
            } catch (RuntimeException e) {
                if (firstReady.completeExceptionally(e)) {
                    return;
                }
                problem = String.valueOf(e.getMessage());
            }
            if (stopped(Duration.ZERO)) {
                return;
            }
            boolean trusted = Duration.between(started, Instant.now()).compareTo(TRUSTED_AFTER) > 0;
            pause = trusted ? Duration.ZERO : longer(pause);
            tell(ProcessStatus.State.RESTARTING, 0, status.restarts() + 1, problem);
        }
    }

    /**
     * Starts the process and waits for its end; the sentence says how it ended.
     *
     * @throws EngineException where it does not become ready
     */
    private String liveOnce() {
        ChildProcess child = spec.launch().get();
        process = child;
        if (stopped(Duration.ZERO)) { // while it was being launched, so that close() may have seen no process
            child.close();
        }
        tell(ProcessStatus.State.STARTING, child.pid(), status.restarts(), status.problem());
        child.awaitReady(spec.ready(), spec.patience());
        tell(ProcessStatus.State.READY, child.pid(), status.restarts(), status.problem());
        firstReady.complete(null);
        return "%s (process %d) ended with exit code %d at %s."
                .formatted(
                        spec.name(),
                        child.pid(),
                        child.awaitEnd(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.isZero() ? Duration.ofMillis(500) : pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private boolean stopped(Duration pause) {
        try {
            return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void tell(ProcessStatus.State state, long pid, int restarts, @Nullable String problem) {
        status = new ProcessStatus(spec.name(), spec.address(), state, pid, restarts, Instant.now(), problem);
        changed.run();
    }

    /** Ends the process and leaves it ended. */
    @Override
    public void close() {
        stop.countDown();
        ChildProcess child = process;
        if (child != null) {
            child.close();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (status.state() != ProcessStatus.State.WAITING) {
            tell(ProcessStatus.State.STOPPED, 0, status.restarts(), status.problem());
        }
    }
}
