package fr.creneau.server.outbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Lets messages out one behind the other, each noted before the next one leaves: a crash, of us or of the store, finds at
 * most one that left and was not noted. When a note fails, those that already stand in the queue are sent home.
 * Thread-safe.
 */
final class SingleFile {
    private CompletionStage<?> last = CompletableFuture.completedFuture(null);
    private long failures;

    /**
     * Queues up.
     *
     * @param letOut sends and notes
     * @param sentHome instead, where a note before it failed
     */
    synchronized CompletionStage<Void> queue(
            Supplier<CompletionStage<Void>> letOut, Supplier<CompletionStage<Void>> sentHome) {
        long failuresBefore = failures;
        CompletionStage<Void> mine = last.handle((done, failed) -> null)
                .thenCompose(turn -> failures() == failuresBefore ? noted(letOut) : sentHome.get());
        last = mine;
        return mine;
    }

    private CompletionStage<Void> noted(Supplier<CompletionStage<Void>> letOut) {
        return letOut.get().whenComplete((done, failed) -> {
            if (failed != null) {
                countFailure();
            }
        });
    }

    private synchronized long failures() {
        return failures;
    }

    private synchronized void countFailure() {
        failures++;
    }
}
