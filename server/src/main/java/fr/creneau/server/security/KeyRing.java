package fr.creneau.server.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.creneau.store.KeyStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Whose key is this? Answers are kept for some seconds, so that a fleet's stream of reports does not ask the store each
 * time; a revoked key therefore works for at most that long. Thread-safe.
 */
public final class KeyRing {
    static final Duration KEPT = Duration.ofSeconds(20);
    private static final int MOST_KEYS = 50_000;

    private final KeyStore store;
    private final AsyncCache<ByteBuffer, Optional<Caller>> cache =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(KEPT).buildAsync();

    public KeyRing(KeyStore store) {
        this.store = store;
    }

    /** Who holds the key; empty where it is unknown or revoked. */
    public CompletableFuture<Optional<Caller>> find(String key) {
        byte[] hash = Secrets.hash(key);
        return cache.get(ByteBuffer.wrap(hash), (h, executor) -> store.find(hash)
                .thenApply(found -> found.filter(k -> k.revokedAt() == null).map(KeyRing::caller))
                .toCompletableFuture());
    }

    private static Caller caller(KeyStore.Key key) {
        return new Caller(Caller.Kind.valueOf(key.kind().toUpperCase(Locale.ROOT)), key.owner(), key.scope());
    }
}
