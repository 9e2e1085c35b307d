package fr.creneau.server.security;

import fr.creneau.server.http.Problem;
import fr.creneau.server.http.RateLimits;
import fr.creneau.store.StaffStore;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands before every door: who is it, may they, and not too often. Thread-safe. */
public final class Guard implements Handler {
    /** The staff's cookie. */
    public static final String COOKIE = "creneau_session";

    /** How often whoever sends or reads without end is asked for. */
    public static final Duration ASKED_AGAIN = Duration.ofSeconds(10);

    /** Staff who were revoked, or whose session ended, pass for at most this long; remembered for {@link Sessions#KEPT}. */
    public static final Duration REVOKED_WITHIN = Duration.ofSeconds(30);

    /**
     * A key that was revoked works for at most this long: it is remembered for {@link KeyRing#KEPT}, a request that lasts
     * asks again at {@link #ASKED_AGAIN}, and the store may take its time to answer.
     */
    public static final Duration KEY_REVOKED_WITHIN =
            KeyRing.KEPT.plus(ASKED_AGAIN).plusSeconds(5);

    private static final String CALLER = "creneau.caller";
    private static final String KEY = "creneau.key";
    private static final String STAFF = "creneau.staff";
    private static final String BEARER = "Bearer ";

    private final KeyRing keys;
    private final Sessions sessions;
    private final boolean behindProxy;

    /** A van's phone sends a burst after a dead zone; a gateway speaks for a fleet. */
    private final RateLimits perDevice = new RateLimits(20, 600);

    private final RateLimits perGateway = new RateLimits(20_000, 40_000);
    private final RateLimits perPerson = new RateLimits(20, 200);

    /** Unknown keys and guessed links of one address. Many may share it: whoever has a good one is not refused for them. */
    private final RateLimits failures = new RateLimits(1, 60);

    public Guard(KeyRing keys, Sessions sessions, boolean behindProxy) {
        this.keys = keys;
        this.sessions = sessions;
        this.behindProxy = behindProxy;
    }

    @Override
    public void handle(Context ctx) {
        Set<RouteRole> roles = ctx.routeRoles();
        if (roles.isEmpty()) {
            // Pages and other static resources carry no role: they hold no data.
            return;
        }
        for (RouteRole role : roles) {
            pass(ctx, (Access) role);
        }
    }

    private void pass(Context ctx, Access access) {
        switch (access) {
            case OPEN -> {}
            case DEVICE -> passKey(ctx, bearer(ctx), Caller.Kind.DEVICE);
            case PHONE -> {
                @Nullable String inPath = ctx.pathParamMap().get("key");
                passKey(ctx, inPath != null ? inPath : bearer(ctx), Caller.Kind.DEVICE);
            }
            case SHIPPER -> passKey(ctx, bearer(ctx), Caller.Kind.SHIPPER);
            case PLANNER -> passKey(ctx, bearer(ctx), Caller.Kind.PLANNER);
            case STAFF, DISPATCH -> passStaff(ctx, access);
        }
    }

    private void passKey(Context ctx, @Nullable String key, Caller.Kind kind) {
        if (key == null) {
            throw unauthorized("This door needs a key: send the header Authorization: Bearer KEY.");
        }
        Optional<Caller> caller = Waits.on(keys.find(key));
        if (caller.isEmpty()) {
            countGuess(ctx);
            throw unauthorized("The key is unknown or was revoked.");
        }
        if (caller.get().kind() != kind) {
            throw forbidden("This door needs a key for a " + kind.name().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        (caller.get().scope().contains("*") ? perGateway : perDevice)
                .take(caller.get().owner());
        ctx.attribute(CALLER, caller.get());
        ctx.attribute(KEY, key);
    }

    private void passStaff(Context ctx, Access access) {
        @Nullable String cookie = ctx.cookie(COOKIE);
        Optional<StaffStore.Session> session = cookie == null ? Optional.empty() : Waits.on(sessions.find(cookie));
        if (session.isEmpty()) {
            throw unauthorized("Nobody is logged in, or the session has ended. Log in at /ops.");
        }
        if (!mayPass(session.get(), access)) {
            throw forbidden("This needs one of the roles "
                    + String.join(", ", access.roles().stream().sorted().toList()) + ".");
        }
        if (ctx.method() != HandlerType.GET) {
            sameOrigin(ctx);
        }
        perPerson.take(session.get().staffName());
        ctx.attribute(STAFF, session.get());
    }

    /** A page of another origin may not act with our cookie; SameSite=Strict says so too, this where a browser is old. */
    public static void sameOrigin(Context ctx) {
        @Nullable String origin = ctx.header("Origin");
        @Nullable String site = ctx.header("Sec-Fetch-Site");
        boolean foreign = (site != null && !site.equals("same-origin") && !site.equals("none"))
                || (origin != null && !Objects.equals(authorityOf(origin), ctx.header("Host")));
        if (foreign) {
            throw forbidden("The request comes from another site.");
        }
    }

    private static @Nullable String authorityOf(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Who reports; only behind a door that needs a key. */
    public static Caller caller(Context ctx) {
        return Objects.requireNonNull(ctx.<Caller>attribute(CALLER), "a door without a key");
    }

    /** Who is logged in; only behind a door for staff. */
    public static StaffStore.Session staff(Context ctx) {
        return Objects.requireNonNull(ctx.<StaffStore.Session>attribute(STAFF), "a door without a session");
    }

    /** Ends a request that lasts where its key was revoked since. Only behind a door that needs a key. */
    public void checkStillHeld(Context ctx) {
        String key = Objects.requireNonNull(ctx.<String>attribute(KEY), "a door without a key");
        if (Waits.on(keys.find(key)).isEmpty()) {
            throw unauthorized("The key was revoked.");
        }
    }

    /** A question to be asked over and over of whoever opened this request: may they still pass? */
    public Supplier<CompletionStage<Boolean>> stillLoggedIn(Context ctx, Access access) {
        String cookie = Objects.requireNonNull(ctx.cookie(COOKIE), "a door without a session");
        return () -> sessions.find(cookie)
                .thenApply(session -> session.filter(s -> mayPass(s, access)).isPresent());
    }

    private static boolean mayPass(StaffStore.Session session, Access access) {
        return session.roles().stream().anyMatch(access.roles()::contains);
    }

    /** Counts a wrong guess of this address; ends the request with 429 where there were too many. */
    public void countGuess(Context ctx) {
        failures.take(addressOf(ctx));
    }

    /** The client's address: the last hop's, or what the last hop's proxy says where one is configured. */
    public String addressOf(Context ctx) {
        return behindProxy ? forwardedFor(ctx) : ctx.ip();
    }

    /** What stands last in the last line is the proxy's; whatever stands before it a client may have sent. */
    private static String forwardedFor(Context ctx) {
        String last = "";
        for (String line : Collections.list(ctx.req().getHeaders("X-Forwarded-For"))) {
            last = line.substring(line.lastIndexOf(',') + 1).trim();
        }
        return last.isEmpty() ? ctx.ip() : last;
    }

    private static @Nullable String bearer(Context ctx) {
        @Nullable String header = ctx.header("Authorization");
        return header != null && header.startsWith(BEARER)
                ? header.substring(BEARER.length()).trim()
                : null;
    }

    private static RuntimeException unauthorized(String detail) {
        return Problem.of(401, "unauthorized", "Who are you?", detail).thrown();
    }

    private static RuntimeException forbidden(String detail) {
        return Problem.of(403, "forbidden", "You may not", detail).thrown();
    }
}
