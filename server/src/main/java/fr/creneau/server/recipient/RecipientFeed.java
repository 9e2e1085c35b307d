package fr.creneau.server.recipient;

import fr.creneau.events.avro.ParcelChanged;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.WindowTold;
import fr.creneau.server.live.LiveRounds;
import fr.creneau.server.live.SseStream;
import fr.creneau.server.live.Ticks;
import fr.creneau.server.live.VanNow;
import fr.creneau.store.ParcelStore.OnRound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The recipients who look right now. What changes marks their streams; a tick makes each marked view anew, at most four a
 * second for each, and sends it if it says something else. Thread-safe.
 */
final class RecipientFeed implements LiveRounds.Listener {
    private static final long FASTEST_NANOS = Duration.ofMillis(250).toNanos();
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long READ_AGAIN_NANOS = Duration.ofSeconds(20).toNanos();

    private final Views views;
    private final ParcelFiles files;
    private final Clock clock;
    private final Map<String, Set<Follower>> byRound = new ConcurrentHashMap<>();
    private final Map<String, Set<Follower>> byParcel = new ConcurrentHashMap<>();
    private final Set<Follower> all = ConcurrentHashMap.newKeySet();
    private final Set<Follower> marked = ConcurrentHashMap.newKeySet();

    /** @param clock the domain's, by which links expire */
    RecipientFeed(Views views, ParcelFiles files, Clock clock, Ticks ticks) {
        this.views = views;
        this.files = files;
        this.clock = clock;
        ticks.every(Duration.ofMillis(50), this::tick);
        ticks.every(Duration.ofSeconds(15), () -> all.forEach(f -> f.stream.heartbeat()));
    }

    /** One stream. Its fields are written by the ticking thread and by readers of the log, each under its lock. */
    private static final class Follower {
        private final SseStream stream;
        private final Instant expiresAt;
        private ParcelFile file;
        private @Nullable Revision sent;
        private @Nullable String roundId;
        private long madeNanos;
        private long readNanos;

        Follower(SseStream stream, Instant expiresAt, ParcelFile file, @Nullable Revision sent) {
            this.stream = stream;
            this.expiresAt = expiresAt;
            this.file = file;
            this.sent = sent;
            this.readNanos = System.nanoTime();
        }
    }

    /** Ends every stream; their clients look for another server. */
    void close() {
        all.forEach(follower -> follower.stream.close());
    }

    int size() {
        return all.size();
    }

    /**
     * Follows a parcel until the stream ends.
     *
     * @param expiresAt when the link that opened it does; so does the stream
     * @param last the view that the client has; it is not sent again, nor is one that is behind it
     */
    void follow(SseStream stream, Instant expiresAt, ParcelFile file, @Nullable Revision last) {
        Follower follower = new Follower(stream, expiresAt, file, last);
        all.add(follower);
        byParcel.computeIfAbsent(file.parcelId(), id -> ConcurrentHashMap.newKeySet())
                .add(follower);
        index(follower);
        stream.done().whenComplete((done, failure) -> forget(follower));
        marked.add(follower);
    }

    private void forget(Follower follower) {
        all.remove(follower);
        marked.remove(follower);
        remove(byParcel, follower.file.parcelId(), follower);
        synchronized (follower) {
            if (follower.roundId != null) {
                remove(byRound, follower.roundId, follower);
            }
        }
    }

    private static void remove(Map<String, Set<Follower>> index, String key, Follower follower) {
        index.computeIfPresent(key, (id, followers) -> {
            followers.remove(follower);
            return followers.isEmpty() ? null : followers;
        });
    }

    /** Keeps the follower under the round that carries its parcel now. */
    private void index(Follower follower) {
        synchronized (follower) {
            @Nullable
            String now = follower.file.currentRound().map(OnRound::roundId).orElse(null);
            if (now != null && !now.equals(follower.roundId)) {
                if (follower.roundId != null) {
                    remove(byRound, follower.roundId, follower);
                }
                byRound.compute(now, (id, followers) -> {
                    Set<Follower> set = followers == null ? ConcurrentHashMap.newKeySet() : followers;
                    set.add(follower);
                    return set;
                });
                follower.roundId = now;
            }
        }
    }

    @Override
    public void onRound(RoundChanged changed) {
        marked.addAll(byRound.getOrDefault(changed.getRoundId(), Set.of()));
    }

    @Override
    public void onVan(VanNow van) {
        marked.addAll(byRound.getOrDefault(van.moved().getRoundId(), Set.of()));
    }

    @Override
    public void onParcel(ParcelChanged changed) {
        for (Follower follower : byParcel.getOrDefault(changed.getParcelId(), Set.of())) {
            synchronized (follower) {
                follower.file = follower.file.after(changed);
            }
            index(follower);
            marked.add(follower);
        }
    }

    @Override
    public void onTold(WindowTold told) {
        for (Follower follower : byParcel.getOrDefault(told.getParcelId(), Set.of())) {
            synchronized (follower) {
                follower.file = follower.file.after(told);
            }
            marked.add(follower);
        }
    }

    private void tick() {
        long now = System.nanoTime();
        for (Follower follower : all) {
            // A view ages though nothing happens: no news for long is news.
            if (now - follower.madeNanos > LOOK_AGAIN_NANOS) {
                marked.add(follower);
            }
        }
        for (Follower follower : marked) {
            if (now - follower.madeNanos >= FASTEST_NANOS) {
                marked.remove(follower);
                follower.madeNanos = now;
                refresh(follower, now);
            }
        }
    }

    private void refresh(Follower follower, long now) {
        if (!follower.expiresAt.isAfter(clock.instant())) {
            follower.stream.close();
            return;
        }
        if (now - follower.readNanos > READ_AGAIN_NANOS) {
            // Scans before the round are no effects of a round: they are read from the store.
            follower.readNanos = now;
            files.read(follower.file.parcelId()).thenAccept(file -> {
                synchronized (follower) {
                    follower.file = file;
                }
                index(follower);
                marked.add(follower);
            });
        }
        views.make(follower.file).thenAccept(made -> send(follower, made));
    }

    private static void send(Follower follower, Views.Made made) {
        synchronized (follower) {
            Revision sent = follower.sent;
            if (sent != null
                    && (made.revision().digest() == sent.digest()
                            || made.revision().isBehind(sent))) {
                return;
            }
            follower.sent = made.revision();
        }
        follower.stream.send("view", "view", made.revision().toString(), made.json());
    }
}
