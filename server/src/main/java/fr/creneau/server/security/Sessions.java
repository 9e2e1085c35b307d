package fr.creneau.server.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.creneau.server.http.Problem;
import fr.creneau.store.StaffStore;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Staff who are logged in. A session is a random cookie, kept hashed in the store, so that every server knows it; it
 * lives by the machine's clock, for people do. Thread-safe.
 */
public final class Sessions {
    /** A working day. */
    public static final Duration LIFE = Duration.ofHours(12);

    /** A session that another server ended works here for at most this long. */
    static final Duration KEPT = Duration.ofSeconds(5);

    /** What is compared when there is nobody of that name, so that a name is not told from its answer's time. */
    private static final String NOBODY = Passwords.hash("nobody has this password");

    /** Whoever waits longer for {@link #hashing} is sent away: a thread that waits serves nobody. */
    private static final int PATIENCE_SECONDS = 2;

    /** Hashing is slow on purpose: at most so many at once, or log-ins would starve everything else. */
    private final Semaphore hashing = new Semaphore(2);

    private final StaffStore store;
    private final Clock machine;
    private final AsyncCache<ByteBuffer, Optional<StaffStore.Session>> cache =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).buildAsync();

    public Sessions(StaffStore store, Clock machine) {
        this.store = store;
        this.machine = machine;
    }

    /** A session begun. {@code cookie}: told to the browser once, kept nowhere. */
    public record Begun(String cookie, StaffStore.Session session) {}

    /**
     * Logs in; empty where name and password do not fit. Takes as long for an unknown name as for a wrong password. Ends
     * the request with 503 where too many others log in.
     */
    public Optional<Begun> logIn(String name, String password) throws InterruptedException {
        Optional<StaffStore.Member> member = Waits.on(store.find(name)).filter(m -> m.revokedAt() == null);
        if (!hashing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw busy();
        }
        boolean fits;
        try {
            fits = Passwords.matches(
                    password, member.map(StaffStore.Member::passwordHash).orElse(NOBODY));
        } finally {
            hashing.release();
        }
        if (!fits || member.isEmpty()) {
            return Optional.empty();
        }
        String cookie = Secrets.newKey();
        StaffStore.Session session = new StaffStore.Session(
                name, member.get().roles(), machine.instant().plus(LIFE));
        Waits.on(store.addSession(Secrets.hash(cookie), session, LIFE));
        return Optional.of(new Begun(cookie, session));
    }

    /** Too many log in at this moment; the password was not looked at. */
    public static RuntimeException busy() {
        return Problem.of(503, "busy", "Too many log in right now", "Nothing was judged. Send the same again.")
                .retryAfter(PATIENCE_SECONDS)
                .thrown();
    }

    /** Who the cookie says is logged in, with the roles that they have now; nobody once they are revoked. */
    public CompletableFuture<Optional<StaffStore.Session>> find(String cookie) {
        byte[] hash = Secrets.hash(cookie);
        return cache.get(ByteBuffer.wrap(hash), (h, executor) -> store.findSession(hash)
                        .thenCompose(found -> found.isEmpty()
                                ? CompletableFuture.completedFuture(Optional.<StaffStore.Session>empty())
                                : store.find(found.get().staffName()).thenApply(member -> member.filter(
                                                m -> m.revokedAt() == null)
                                        .map(m -> new StaffStore.Session(
                                                m.name(), m.roles(), found.get().expiresAt()))))
                        .toCompletableFuture())
                .thenApply(found -> found.filter(s -> s.expiresAt().isAfter(machine.instant())));
    }

    public void logOut(String cookie) {
        byte[] hash = Secrets.hash(cookie);
        Waits.on(store.endSession(hash));
        cache.synchronous().invalidate(ByteBuffer.wrap(hash));
    }
}
