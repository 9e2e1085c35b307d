package fr.creneau.server.security;

import fr.creneau.server.http.Problem;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the store on a request's own thread. */
public final class Waits {
    private static final int PATIENCE_SECONDS = 6;

    private Waits() {}

    /** The stage's value; ends the request with 503 where the store does not give it in time. */
    public static <T> T on(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException | TimeoutException e) {
            throw storeAway();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw storeAway();
        }
    }

    private static RuntimeException storeAway() {
        return Problem.of(503, "store-away", "The store does not answer", "Nothing was changed. Send the same again.")
                .retryAfter(2)
                .thrown();
    }
}
