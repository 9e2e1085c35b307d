package fr.creneau.server.outbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets one out behind the other: the next begins when the one before is through, well or not. Thread-safe. */
final class SingleFile {
    private CompletionStage<?> last = CompletableFuture.completedFuture(null);

    synchronized <T> CompletionStage<T> queue(Supplier<CompletionStage<T>> letOut) {
        CompletionStage<T> mine = last.handle((done, failed) -> null).thenCompose(turn -> letOut.get());
        last = mine;
        return mine;
    }
}
