package fr.creneau.server.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.creneau.core.match.CircuitArcs;
import fr.creneau.core.time.DomainClock;
import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.ParcelChanged;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.events.avro.VanMoved;
import fr.creneau.events.avro.WindowTold;
import fr.creneau.store.RoundStore;
import fr.creneau.streams.EffectConsumer;
import fr.creneau.streams.Received;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest of every round that anybody asked for or that moved, on this server: fed by the effects of all partitions
 * from the moment it starts, and filled from the store on demand. Vans are put on their streets here, whatever page asks;
 * log and store keep what devices said. Bounded; the rounds that nobody touched for longest go
 * first. Thread-safe.
 */
public final class LiveRounds implements EffectConsumer.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRounds.class);
    private static final int MOST_ROUNDS = 20_000;

    /** A round that brought nothing for this long is checked against the store when somebody asks for it. */
    private static final Duration CHECKED_FOR = Duration.ofSeconds(30);

    /** Hears of what changed, on the thread that reads the log: marks, and returns at once. */
    public interface Listener {
        default void onRound(RoundChanged changed) {}

        default void onVan(VanNow van) {}

        default void onParcel(ParcelChanged changed) {}

        default void onTold(WindowTold told) {}
    }

    private final RoundStore store;
    private final EventCodec codec;
    private final DomainClock clock;
    private final Cache<String, LiveRound> rounds = Caffeine.newBuilder()
            .maximumSize(MOST_ROUNDS)
            .expireAfterAccess(Duration.ofHours(12))
            .build();
    private final Supplier<Optional<TownStreets>> streets;
    private final Counter onStreet;
    private final Counter offStreet;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Timer ingestToLive;

    public LiveRounds(
            RoundStore store, EventCodec codec, DomainClock clock, StreetsWatch streets, MeterRegistry meters) {
        this.store = store;
        this.codec = codec;
        this.clock = clock;
        this.streets = streets::newest;
        this.ingestToLive = Timer.builder("creneau.ingest.to.live")
                .description("From our receiving a fix to its van's place on the live pages, machine time")
                .publishPercentileHistogram()
                .publishPercentiles(0.5, 0.99)
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(meters);
        this.onStreet = matched("street", meters);
        this.offStreet = matched("off", meters);
        Gauge.builder("creneau.live.rounds", rounds, Cache::estimatedSize).register(meters);
    }

    private static Counter matched(String on, MeterRegistry meters) {
        return Counter.builder("creneau.streets.matched")
                .description("Places of vans put on a street, or left where the device says for none is near enough")
                .tag("on", on)
                .register(meters);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public CompletionStage<?> handle(List<Received> batch) {
        for (Received received : batch) {
            take(received.event());
        }
        return CompletableFuture.completedStage(null);
    }

    private void take(SpecificRecordBase event) {
        if (event instanceof RoundChanged changed) {
            if (entry(changed.getRoundId()).take(changed)) {
                listeners.forEach(l -> l.onRound(changed));
            }
        } else if (event instanceof VanMoved moved) {
            LiveRound entry = entry(moved.getRoundId());
            Optional<TownStreets> town = streets.get();
            entry.take(moved, town).ifPresent(van -> {
                town.filter(known -> !entry.isOver())
                        .ifPresent(known -> (van.onStreet() ? onStreet : offStreet).increment());
                long domainMs = clock.millis() - moved.getReceivedAtMs();
                ingestToLive.record(Duration.ofNanos((long) (Math.max(0, domainMs) * 1e6 / clock.speed())));
                listeners.forEach(l -> l.onVan(van));
            });
            town.filter(known -> entry.asksForPlan(System.nanoTime()))
                    .ifPresent(known -> readCircuit(moved.getRoundId(), entry, known));
        } else if (event instanceof ParcelChanged changed) {
            listeners.forEach(l -> l.onParcel(changed));
        } else if (event instanceof WindowTold told) {
            listeners.forEach(l -> l.onTold(told));
        }
    }

    /** Beside the thread that reads the log. Where the store is away, the van goes on without its circuit. */
    private void readCircuit(String roundId, LiveRound entry, TownStreets town) {
        CompletableFuture.completedStage(roundId)
                .thenCompose(store::findPlan)
                .thenAcceptAsync(found -> found.ifPresent(bytes -> {
                    RoundPlanned plan = codec.decode(bytes, RoundPlanned.class);
                    @Nullable String circuit = plan.getCircuit();
                    entry.take(town, plan.getVersion(), circuit == null ? CircuitArcs.none() : town.along(circuit));
                }))
                .whenComplete((done, problem) -> {
                    entry.hasAsked();
                    if (problem != null) {
                        LOG.debug("the plan of a round could not be asked for its circuit", problem);
                    }
                });
    }

    private LiveRound entry(String roundId) {
        return rounds.get(roundId, id -> new LiveRound());
    }

    /** The round; empty where neither the log nor the store has brought a snapshot of it. */
    public CompletableFuture<Optional<LiveRound>> find(String roundId) {
        LiveRound known = entry(roundId);
        long now = System.nanoTime();
        if (known.round() != null && known.checkedNanos() != 0 && now - known.checkedNanos() < CHECKED_FOR.toNanos()) {
            return CompletableFuture.completedFuture(Optional.of(known));
        }
        CompletableFuture<Void> round = store.find(roundId)
                .thenAccept(bytes -> bytes.ifPresent(b -> known.take(codec.decode(b, RoundChanged.class))))
                .toCompletableFuture();
        CompletableFuture<Void> van = store.findVan(roundId)
                .thenAccept(bytes -> bytes.ifPresent(b -> known.take(codec.decode(b, VanMoved.class), streets.get())))
                .toCompletableFuture();
        return CompletableFuture.allOf(round, van).handle((both, storeAway) -> {
            if (storeAway == null) {
                known.checkedAt(now);
            } else if (known.round() == null) {
                throw new CompletionException(storeAway);
            }
            return known.round() == null ? Optional.empty() : Optional.of(known);
        });
    }

    /** Parcels on the rounds known here whose id holds the text; at most so many. */
    public List<String> findParcels(String part, int atMost) {
        return rounds.asMap().values().stream()
                .map(LiveRound::round)
                .filter(Objects::nonNull)
                .flatMap(round -> round.getStops().stream())
                .flatMap(stop -> stop.getParcels().stream())
                .filter(parcel -> parcel.contains(part))
                .distinct()
                .limit(atMost)
                .toList();
    }
}
