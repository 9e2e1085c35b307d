package fr.creneau.server;

import fr.creneau.core.eta.HabitualPlan;
import fr.creneau.core.eta.OrderMixture;
import fr.creneau.core.eta.calibration.CalibratedTimes;
import fr.creneau.core.eta.calibration.SharedCalibration;
import fr.creneau.core.eta.trees.DelayModel;
import fr.creneau.core.eta.trees.NewestModel;
import fr.creneau.core.promise.Calibration;
import fr.creneau.core.time.DomainClock;
import fr.creneau.events.EventCodec;
import fr.creneau.server.ServerConfig.ClockConfig;
import fr.creneau.server.ServerConfig.OutboxConfig;
import fr.creneau.server.brand.Brands;
import fr.creneau.server.habits.HabitBook;
import fr.creneau.server.health.HealthDoors;
import fr.creneau.server.health.Readiness;
import fr.creneau.server.http.Feature;
import fr.creneau.server.http.HttpConfig;
import fr.creneau.server.http.HttpServer;
import fr.creneau.server.http.RequestMeter;
import fr.creneau.server.ingest.Intake;
import fr.creneau.server.ingest.OsmandDoor;
import fr.creneau.server.ingest.ReportDoors;
import fr.creneau.server.ingest.ReportsToLog;
import fr.creneau.server.live.LiveRounds;
import fr.creneau.server.live.StreetsWatch;
import fr.creneau.server.live.Ticks;
import fr.creneau.server.models.ModelWatch;
import fr.creneau.server.ops.BoardDoors;
import fr.creneau.server.ops.DepotFeed;
import fr.creneau.server.ops.NoticeDoors;
import fr.creneau.server.ops.ParcelDoors;
import fr.creneau.server.ops.RoundDoors;
import fr.creneau.server.ops.SessionDoors;
import fr.creneau.server.outbox.Outbox;
import fr.creneau.server.pages.DocsDoors;
import fr.creneau.server.pages.PageDoors;
import fr.creneau.server.pages.TownDoors;
import fr.creneau.server.promises.PromiseBook;
import fr.creneau.server.promises.PromiseDoors;
import fr.creneau.server.recipient.RecipientDoors;
import fr.creneau.server.security.Guard;
import fr.creneau.server.security.KeyRing;
import fr.creneau.server.security.Sessions;
import fr.creneau.server.sinks.OutboxSink;
import fr.creneau.server.sinks.StoreFeed;
import fr.creneau.store.Store;
import fr.creneau.streams.DeadLetters;
import fr.creneau.streams.EffectConsumer;
import fr.creneau.streams.EffectConsumer.Subscription;
import fr.creneau.streams.EventLog;
import fr.creneau.streams.LogProbe;
import fr.creneau.streams.StreamsApp;
import fr.creneau.streams.StreamsConfiguration;
import fr.creneau.streams.Topic;
import fr.creneau.streams.Topics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server, all of its parts wired. Several of them may share the engines: each shows the same. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** Engines that are just starting are waited for. */
    private static final Duration ENGINES = Duration.ofSeconds(30);

    private static final Duration PING = Duration.ofSeconds(2);
    private static final int LIVE_BATCH = 1_000;

    /** Arrivals that each group of claims remembers. */
    private static final int CLAIMS_REMEMBERED = 2_000;

    /** Intervals are not stretched beside that: many rounds' claims of one morning become known together. */
    private static final double CLAIMS_GAMMA = 0;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Readiness readiness;
    private final HttpServer http;

    private Server(ServerConfig config) throws IOException, InterruptedException {
        Clock machine = Clock.systemUTC();
        DomainClock clock = clock(config.clock(), machine);
        PrometheusMeterRegistry meters = Meters.create();
        EventCodec codec = new EventCodec();
        Map<String, BooleanSupplier> asked = new HashMap<>();

        // The store makes its schema, while what needs the log alone takes its place there.
        CompletableFuture<Store> opening = CompletableFuture.supplyAsync(() -> Store.open(config.store()));
        keep(() -> opening.thenAccept(Store::close).join());
        Topics.create(config.log(), ENGINES);
        EventLog log = keep(new EventLog(config.log(), codec));
        DeadLetters dead = keep(new DeadLetters(config.log()));
        Meters.ofLog(meters, log);
        asked.put("log", keep(new LogProbe(config.log(), PING))::answers);
        HabitBook habits = keep(new HabitBook(codec, clock));
        Meters.ofHabits(meters, habits);
        SharedCalibration claims = new SharedCalibration(CLAIMS_REMEMBERED, CLAIMS_GAMMA);
        Meters.ofClaims(meters, claims);
        Supplier<Optional<DelayModel>> models = models(config.models(), claims::forget);
        if (config.runStreams()) {
            StreamsApp streams = keep(new StreamsApp(
                    StreamsConfiguration.of(config.log(), config.data().resolve("streams"), config.tellings()),
                    codec,
                    clock,
                    () -> new CalibratedTimes(
                            new OrderMixture(new NewestModel(models, new HabitualPlan(habits::habits))), claims)));
            streams.start();
            Meters.ofStreams(meters, streams);
            asked.put("streams", streams::isReady);
        }
        Store store = opened(opening);
        asked.put("store", () -> answers(store));
        habits.start(store);

        Brands brands = config.brands() == null ? Brands.builtIn() : Brands.read(config.brands());
        Outbox outbox = keep(OutboxWiring.make(config, store, brands, machine, this::keep));
        outbox.start();

        StreetsWatch streets = keep(new StreetsWatch(config.town(), meters));
        streets.start();
        LiveRounds live = new LiveRounds(store.rounds(), codec, clock, streets, meters);
        Ticks ticks = keep(new Ticks());
        KeyRing keys = new KeyRing(store.keys());
        Sessions sessions = new Sessions(store.staff(), machine);
        boolean secure = isSecure(config.http(), config.outbox());
        Guard guard = new Guard(keys, sessions, config.http().behindProxy());
        Intake intake = new Intake(new ReportsToLog(log), clock, brands, config.oldest(), meters);
        PromiseBook promises = keep(new PromiseBook(store, clock));
        promises.start();
        DepotFeed feed = new DepotFeed(live, ticks, meters);
        RecipientDoors recipients = new RecipientDoors(
                store,
                live,
                clock,
                brands,
                config.view(),
                config.zone(),
                () -> promises.calibration() == Calibration.HOLDS
                        && !claims.state().fails(),
                guard,
                ticks,
                meters);
        List<Feature> doors = List.of(
                new ReportDoors(intake, guard),
                new OsmandDoor(intake, clock),
                recipients,
                new SessionDoors(sessions, guard, secure),
                new BoardDoors(store, live, feed, guard, clock),
                new RoundDoors(store, live, codec, clock),
                new ParcelDoors(store, live),
                new NoticeDoors(store, outbox, config.outbox().show(), clock),
                new PromiseDoors(promises, clock, config.clock().simulated() != null, meters),
                new TownDoors(config.town()),
                new PageDoors(config.pages()),
                new DocsDoors());

        for (StoreFeed feedOfStore : StoreFeed.listAll(store, codec)) {
            for (int member = 0; member < feedOfStore.members(); member++) {
                consume(config, codec, dead, meters, feedOfStore.subscription(member), feedOfStore.sink());
            }
        }
        consume(
                config,
                codec,
                dead,
                meters,
                new Subscription(OutboxSink.PURPOSE, List.of(Topic.EFFECTS), 200, 0),
                new OutboxSink(outbox));
        EffectConsumer pages = keep(EffectConsumer.fromNow(
                config.log(), codec, dead, new Subscription("live", List.of(Topic.EFFECTS), LIVE_BATCH, 0), live));
        pages.awaitStarted(ENGINES);

        this.readiness = keep(new Readiness(asked));
        doors = new java.util.ArrayList<>(doors);
        doors.add(new HealthDoors(readiness, meters));
        this.http = keep(new HttpServer(config.http(), secure, guard, new RequestMeter(meters), doors));
        keep(recipients);
        keep(feed);
    }

    /** Whether browsers reach us by HTTPS. A proxy may speak it for us: then the links that we send begin with it. */
    static boolean isSecure(HttpConfig http, OutboxConfig outbox) {
        return http.tls() || outbox.baseUrl().startsWith("https:");
    }

    private static Store opened(CompletableFuture<Store> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    /**
     * Connects, starts every part, and listens.
     *
     * @throws fr.creneau.server.http.PortTaken somebody else listens on its port
     * @throws fr.creneau.streams.LogAway Kafka does not answer
     * @throws IOException a file of the configuration cannot be read
     */
    public static Server start(ServerConfig config) throws IOException, InterruptedException {
        Server server = new Server(config);
        try {
            server.http.start();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        LOG.info("listening on port {}", server.port());
        return server;
    }

    public int port() {
        return http.port();
    }

    private static DomainClock clock(ClockConfig config, Clock machine) {
        ClockConfig.Simulated simulated = config.simulated();
        return simulated == null
                ? DomainClock.realTime(machine)
                : DomainClock.waiting(machine, simulated.machineStart(), simulated.epoch(), simulated.speed());
    }

    private void consume(
            ServerConfig config,
            EventCodec codec,
            DeadLetters dead,
            PrometheusMeterRegistry meters,
            Subscription subscription,
            EffectConsumer.Handler handler) {
        EffectConsumer consumer = keep(EffectConsumer.inGroup(config.log(), codec, dead, subscription, handler));
        Meters.ofConsumer(meters, subscription.purpose() + "-" + subscription.member(), consumer);
    }

    private static boolean answers(Store store) {
        try {
            store.ping().toCompletableFuture().get(PING.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Supplier<Optional<DelayModel>> models(@Nullable Path shelf, Runnable onChange) {
        if (shelf == null) {
            return Optional::empty;
        }
        ModelWatch watch = keep(new ModelWatch(shelf, onChange));
        watch.start();
        return watch::newest;
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /** Says that it is not ready, answers what is under way, then stops its parts, the last started first. */
    @Override
    public void close() {
        if (readiness != null) {
            readiness.stop();
        }
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
