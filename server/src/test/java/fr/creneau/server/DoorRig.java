package fr.creneau.server;

import fr.creneau.core.recipient.ViewPolicy;
import fr.creneau.core.time.DomainClock;
import fr.creneau.engines.EngineSession;
import fr.creneau.events.EventCodec;
import fr.creneau.server.brand.Brands;
import fr.creneau.server.http.HttpConfig;
import fr.creneau.server.http.HttpServer;
import fr.creneau.server.http.RequestMeter;
import fr.creneau.server.live.LiveRounds;
import fr.creneau.server.live.StreetsWatch;
import fr.creneau.server.live.Ticks;
import fr.creneau.server.ops.BoardDoors;
import fr.creneau.server.ops.DepotFeed;
import fr.creneau.server.ops.ParcelDoors;
import fr.creneau.server.ops.SessionDoors;
import fr.creneau.server.outbox.SealedLinks;
import fr.creneau.server.recipient.RecipientDoors;
import fr.creneau.server.security.Access;
import fr.creneau.server.security.Guard;
import fr.creneau.server.security.KeyRing;
import fr.creneau.server.security.Registrar;
import fr.creneau.server.security.Secrets;
import fr.creneau.server.security.Sessions;
import fr.creneau.store.LinkStore;
import fr.creneau.store.Store;
import fr.creneau.store.StoreConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Doors and their guard on a real store, without a log, behind a proxy that the test plays. */
final class DoorRig implements AutoCloseable {
    /** A door for a device's key. */
    static final String KEY_DOOR = "/key";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ticks ticks = new Ticks();
    private final Store store;
    private final Registrar registrar;
    private final LiveRounds live;
    private final RecipientDoors recipients;
    private final HttpServer server;

    /** In the keyspace of another test: making one takes longer than all of these. */
    DoorRig() {
        EngineSession engines = EngineSession.shared();
        this.store = Store.open(StoreConfig.oneNode(
                new InetSocketAddress(engines.cassandraHost(), engines.cassandraPort()),
                engines.keyspace(DoorsTest.class)));
        this.registrar = new Registrar(store, Clock.systemUTC());
        PrometheusMeterRegistry meters = Meters.create();
        DomainClock clock = DomainClock.realTime(Clock.systemUTC());
        StreetsWatch noStreets = new StreetsWatch(Path.of("no-town"), meters);
        this.live = new LiveRounds(store.rounds(), new EventCodec(), clock, noStreets, meters);
        Sessions sessions = new Sessions(store.staff(), Clock.systemUTC());
        Guard guard = new Guard(new KeyRing(store.keys()), sessions, true);
        this.recipients = new RecipientDoors(
                store,
                live,
                clock,
                Brands.builtIn(),
                ViewPolicy.DEFAULT,
                ZoneId.of("Europe/Monaco"),
                () -> false,
                guard,
                ticks,
                meters);
        this.server = new HttpServer(
                        new HttpConfig("127.0.0.1", 0, Set.of(), true, null, null),
                        true,
                        guard,
                        new RequestMeter(meters),
                        List.of(
                                recipients,
                                new SessionDoors(sessions, guard, true),
                                new BoardDoors(store, live, new DepotFeed(live, ticks, meters), guard, clock),
                                new ParcelDoors(store, live),
                                routes -> routes.get(KEY_DOOR, ctx -> ctx.status(204), Access.DEVICE)))
                .start();
    }

    Registrar registrar() {
        return registrar;
    }

    LiveRounds live() {
        return live;
    }

    int port() {
        return server.port();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** The token of a new link. */
    String link(Instant expiresAt) {
        String token = Secrets.newKey().substring(0, 22);
        store.links()
                .add(SealedLinks.hash(token), new LinkStore.Link("PARCEL-1", expiresAt), Duration.ofHours(1))
                .toCompletableFuture()
                .join();
        return token;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(uri(path)), headers);
    }

    HttpResponse<String> logIn(String name, String password, String... headers) {
        return send(logInRequest(name, password), headers);
    }

    CompletableFuture<HttpResponse<String>> beginLogIn(String name, String password) {
        return http.sendAsync(logInRequest(name, password).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder logInRequest(String name, String password) {
        return HttpRequest.newBuilder(uri("/api/staff/session"))
                .setHeader("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password)));
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        recipients.close();
        server.close();
        ticks.close();
        store.close();
    }
}
