package fr.creneau.server.ops;

import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Json;
import fr.creneau.server.http.Problem;
import fr.creneau.server.http.RateLimits;
import fr.creneau.server.http.SmallBody;
import fr.creneau.server.security.Access;
import fr.creneau.server.security.Guard;
import fr.creneau.server.security.Sessions;
import fr.creneau.store.StaffStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Log-in and log-out of staff. */
public final class SessionDoors implements Feature {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD = 256;

    private final Sessions sessions;
    private final Guard guard;
    private final boolean secure;

    /** Wrong passwords for one name, from wherever: five at once, then one every twenty seconds. */
    private final RateLimits perName = new RateLimits(0.05, 5);

    /** Wrong passwords of one address, for whatever names. */
    private final RateLimits perAddress = new RateLimits(1, 60);

    /** Log-ins under way. Anybody may begin one and dawdle over it, and each holds a thread that others wait for. */
    private final Semaphore places = new Semaphore(16);

    /** @param secure browsers reach this site by HTTPS: the cookie travels no other way */
    public SessionDoors(Sessions sessions, Guard guard, boolean secure) {
        this.sessions = sessions;
        this.guard = guard;
        this.secure = secure;
    }

    /** A log-in that may not fit: empty then. */
    @FunctionalInterface
    private interface Attempt {
        Optional<Sessions.Begun> make() throws InterruptedException;
    }

    private record SessionJson(String name, List<String> roles) {
        static SessionJson of(StaffStore.Session s) {
            return new SessionJson(s.staffName(), s.roles().stream().sorted().toList());
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/staff/session", this::logIn, Access.OPEN);
        routes.get("/api/staff/session", this::whoAmI, Access.STAFF);
        routes.delete("/api/staff/session", this::logOut, Access.OPEN);
    }

    private void logIn(Context ctx) throws InterruptedException {
        Guard.sameOrigin(ctx);
        if (!places.tryAcquire()) {
            throw Sessions.busy();
        }
        Optional<Sessions.Begun> begun;
        try {
            JsonNode body = body(ctx);
            String name = text(body, "name", LONGEST_NAME);
            String password = text(body, "password", LONGEST_PASSWORD);
            begun = counted(
                    perAddress,
                    guard.addressOf(ctx),
                    () -> counted(perName, name, () -> sessions.logIn(name, password)));
        } finally {
            places.release();
        }
        if (begun.isEmpty()) {
            throw Problem.of(401, "unauthorized", "Who are you?", "Name and password do not fit.")
                    .thrown();
        }
        ctx.cookie(cookie(begun.get().cookie(), (int) Sessions.LIFE.toSeconds()));
        answer(ctx, begun.get().session());
    }

    /** Counted before it is judged, or attempts side by side would all be judged; given back unless it was wrong. */
    private static Optional<Sessions.Begun> counted(RateLimits wrongOnes, String by, Attempt attempt)
            throws InterruptedException {
        wrongOnes.take(by);
        boolean wrong = false;
        try {
            Optional<Sessions.Begun> begun = attempt.make();
            wrong = begun.isEmpty();
            return begun;
        } finally {
            if (!wrong) {
                wrongOnes.giveBack(by);
            }
        }
    }

    private void whoAmI(Context ctx) {
        answer(ctx, Guard.staff(ctx));
    }

    private void logOut(Context ctx) {
        Guard.sameOrigin(ctx);
        @Nullable String cookie = ctx.cookie(Guard.COOKIE);
        if (cookie != null) {
            sessions.logOut(cookie);
        }
        ctx.cookie(cookie("", 0));
        ctx.status(204);
    }

    private Cookie cookie(String value, int maxAgeSeconds) {
        return new Cookie(Guard.COOKIE, value, "/", maxAgeSeconds, secure, true, null, SameSite.STRICT);
    }

    private static void answer(Context ctx, StaffStore.Session session) {
        ctx.contentType("application/json").result(Json.bytes(SessionJson.of(session)));
    }

    private static JsonNode body(Context ctx) {
        if (!ctx.isJson()) {
            throw Problem.badValue(415, "Content-Type", ctx.header("Content-Type"), "application/json")
                    .thrown();
        }
        byte[] body = SmallBody.read(ctx);
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw Problem.badValue(400, "body", null, "a JSON object with name and password")
                    .thrown();
        }
    }

    private static String text(JsonNode body, String name, int longest) {
        JsonNode value = body.path(name);
        if (!value.isTextual()
                || value.textValue().isEmpty()
                || value.textValue().length() > longest) {
            throw Problem.badValue(400, name, null, "text of 1 to %d characters".formatted(longest))
                    .thrown();
        }
        return value.textValue();
    }
}
