package fr.creneau.server.recipient;

import fr.creneau.server.http.Problem;
import fr.creneau.server.http.RateLimits;
import fr.creneau.server.outbox.SealedLinks;
import fr.creneau.server.security.Guard;
import fr.creneau.server.security.Waits;
import fr.creneau.store.LinkStore;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** Opens recipients' links. A link that never was, one that expired and one that is no link answer alike. Thread-safe. */
final class Links {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final LinkStore store;
    private final Clock clock;
    private final Guard guard;
    private final RateLimits perLink = new RateLimits(5, 60);

    /** @param clock the domain's: a link expires in the time of its parcel */
    Links(LinkStore store, Clock clock, Guard guard) {
        this.store = store;
        this.clock = clock;
        this.guard = guard;
    }

    /** What the request's link opens; ends the request with 404 where that is nothing. */
    LinkStore.Link open(Context ctx) {
        String token = ctx.pathParam("token");
        Optional<LinkStore.Link> link =
                FORM.matcher(token).matches() ? Waits.on(store.find(SealedLinks.hash(token))) : Optional.empty();
        if (link.isEmpty() || !link.get().expiresAt().isAfter(clock.instant())) {
            guard.countGuess(ctx);
            throw Problem.of(
                            404,
                            "no-such-link",
                            "This link opens nothing",
                            "It is mistyped, or it has expired. Maybe open the newest message about your parcel.")
                    .thrown();
        }
        perLink.take(token);
        return link.get();
    }
}
