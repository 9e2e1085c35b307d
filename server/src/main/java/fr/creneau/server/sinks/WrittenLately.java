package fr.creneau.server.sinks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Remembers which rows were written lately, so that what most events say again is not written again. Forgetting one costs
 * a write, nothing else. Thread-safe.
 *
 * @param <K> what names a row and all that it says
 */
final class WrittenLately<K> {
    private static final int REMEMBERED = 50_000;

    private final Map<K, Boolean> written = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Completes when the row is durable; at once where it is known to be. */
    CompletionStage<Void> unlessWritten(K key, Supplier<CompletionStage<Void>> write) {
        synchronized (written) {
            if (written.containsKey(key)) {
                return CompletableFuture.completedFuture(null);
            }
        }
        return write.get().thenAccept(done -> {
            synchronized (written) {
                written.put(key, true);
            }
        });
    }
}
