package fr.creneau.server.recipient;

import fr.creneau.core.recipient.ViewPolicy;
import fr.creneau.core.time.DomainClock;
import fr.creneau.server.brand.Brands;
import fr.creneau.server.http.Etags;
import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Problem;
import fr.creneau.server.live.LiveRounds;
import fr.creneau.server.live.SseStream;
import fr.creneau.server.live.Ticks;
import fr.creneau.server.security.Access;
import fr.creneau.server.security.Guard;
import fr.creneau.server.security.Waits;
import fr.creneau.store.LinkStore;
import fr.creneau.store.Store;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;

/** {@code /api/t/{token}}: the view, and its stream. */
public final class RecipientDoors implements Feature, AutoCloseable {
    /** So many streams one server holds: beyond, pages ask instead. */
    private static final int MOST_STREAMS = 20_000;

    private final Links links;
    private final ParcelFiles files;
    private final Views views;
    private final RecipientFeed feed;
    private final OpenStreams streams = new OpenStreams();

    /**
     * @param zone where a parcel's round does not say a time zone yet
     * @param calibrated whether claimed probabilities are known to hold; only then are windows narrowed
     */
    public RecipientDoors(
            Store store,
            LiveRounds live,
            DomainClock clock,
            Brands brands,
            ViewPolicy policy,
            ZoneId zone,
            BooleanSupplier calibrated,
            Guard guard,
            Ticks ticks,
            MeterRegistry meters) {
        this.links = new Links(store.links(), clock, guard);
        this.files = new ParcelFiles(store);
        this.views = new Views(live, clock, brands, policy, zone, calibrated);
        this.feed = new RecipientFeed(views, files, clock, ticks);
        live.listen(feed);
        Gauge.builder("creneau.live.clients", feed, RecipientFeed::size)
                .tag("page", "recipient")
                .register(meters);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/t/{token}", this::view, Access.OPEN);
        routes.get("/api/t/{token}/live", this::follow, Access.OPEN);
    }

    /** Ends every stream, so that a server that stops need not wait for its readers. */
    @Override
    public void close() {
        feed.close();
    }

    private void view(Context ctx) {
        Views.Made made = Waits.on(files.read(links.open(ctx).parcelId()).thenCompose(views::make));
        if (!Etags.isFresh(ctx, made.revision().toString())) {
            ctx.contentType("application/json").result(made.json());
        }
    }

    private void follow(Context ctx) throws IOException {
        LinkStore.Link link = links.open(ctx);
        if (feed.size() >= MOST_STREAMS) {
            throw Problem.of(
                            503, "too-many-streams", "Too many people look right now", "The page still works: it asks.")
                    .retryAfter(30)
                    .thrown();
        }
        ParcelFile file = Waits.on(files.read(link.parcelId()));
        String token = ctx.pathParam("token");
        streams.take(token);
        SseStream stream;
        try {
            stream = SseStream.open(ctx);
        } catch (IOException | RuntimeException e) {
            streams.giveBack(token);
            throw e;
        }
        stream.done().whenComplete((done, failure) -> streams.giveBack(token));
        feed.follow(
                stream,
                link.expiresAt(),
                file,
                Revision.parse(ctx.header("Last-Event-ID")).orElse(null));
    }
}
