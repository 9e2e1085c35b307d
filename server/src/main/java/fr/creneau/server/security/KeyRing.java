package fr.creneau.server.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import fr.creneau.store.KeyStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Whose key is this? Answers are kept for a minute, so that a fleet's stream of reports does not ask the store each
 * time; a revoked key therefore works for at most that long. While the store is away, whoever was known within the last
 * hour still is: devices report on, for the log takes what they bring. Thread-safe.
 */
public final class KeyRing {
    /** How long an answer is not asked for again. */
    public static final Duration KEPT = Duration.ofSeconds(60);

    private static final Duration KNOWN_WITHOUT_STORE = Duration.ofHours(1);
    private static final int MOST_KEYS = 50_000;

    private final KeyStore store;
    private final AsyncCache<ByteBuffer, Optional<Caller>> cache;
    private final Cache<ByteBuffer, Caller> lastKnown;

    public KeyRing(KeyStore store) {
        this(store, Ticker.systemTicker());
    }

    /** @param ticker the machine's nanoseconds, by which answers grow old */
    public KeyRing(KeyStore store, Ticker ticker) {
        this.store = store;
        this.cache = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .buildAsync();
        this.lastKnown = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(KNOWN_WITHOUT_STORE)
                .ticker(ticker)
                .build();
    }

    /** Who holds the key; empty where it is unknown or revoked. */
    public CompletableFuture<Optional<Caller>> find(String key) {
        byte[] hash = Secrets.hash(key);
        return cache.get(ByteBuffer.wrap(hash), (h, executor) -> store.find(hash)
                .thenApply(found -> found.filter(k -> k.revokedAt() == null).map(KeyRing::caller))
                .handle((found, away) -> away == null ? remember(h, found) : withoutStore(h, away))
                .toCompletableFuture());
    }

    private Optional<Caller> remember(ByteBuffer hash, Optional<Caller> found) {
        found.ifPresentOrElse(caller -> lastKnown.put(hash, caller), () -> lastKnown.invalidate(hash));
        return found;
    }

    private Optional<Caller> withoutStore(ByteBuffer hash, Throwable away) {
        Caller known = lastKnown.getIfPresent(hash);
        if (known == null) {
            throw new CompletionException(away);
        }
        return Optional.of(known);
    }

    private static Caller caller(KeyStore.Key key) {
        return new Caller(Caller.Kind.valueOf(key.kind().toUpperCase(Locale.ROOT)), key.owner(), key.scope());
    }
}
