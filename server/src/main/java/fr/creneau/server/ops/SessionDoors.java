package fr.creneau.server.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Json;
import fr.creneau.server.http.Problem;
import fr.creneau.server.http.RateLimits;
import fr.creneau.server.security.Access;
import fr.creneau.server.security.Guard;
import fr.creneau.server.security.Sessions;
import fr.creneau.store.StaffStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Log-in and log-out of staff. */
public final class SessionDoors implements Feature {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD = 256;

    private final Sessions sessions;
    private final Guard guard;
    private final boolean tls;

    /** Wrong passwords for one name, from wherever: five at once, then one every twenty seconds. */
    private final RateLimits perName = new RateLimits(0.05, 5);

    public SessionDoors(Sessions sessions, Guard guard, boolean tls) {
        this.sessions = sessions;
        this.guard = guard;
        this.tls = tls;
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
        guard.checkGuesses(ctx);
        JsonNode body = body(ctx);
        String name = text(body, "name", LONGEST_NAME);
        String password = text(body, "password", LONGEST_PASSWORD);
        perName.check(name);
        Optional<Sessions.Begun> begun = sessions.logIn(name, password);
        if (begun.isEmpty()) {
            perName.count(name);
            guard.countGuess(ctx);
            throw Problem.of(401, "unauthorized", "Who are you?", "Name and password do not fit.")
                    .thrown();
        }
        ctx.cookie(cookie(begun.get().cookie(), (int) Sessions.LIFE.toSeconds()));
        answer(ctx, begun.get().session());
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
        return new Cookie(Guard.COOKIE, value, "/", maxAgeSeconds, tls, true, null, SameSite.STRICT);
    }

    private static void answer(Context ctx, StaffStore.Session session) {
        ctx.contentType("application/json").result(Json.bytes(SessionJson.of(session)));
    }

    private static JsonNode body(Context ctx) {
        if (!ctx.isJson()) {
            throw Problem.badValue(415, "Content-Type", ctx.header("Content-Type"), "application/json")
                    .thrown();
        }
        try {
            return Json.MAPPER.readTree(ctx.body());
        } catch (JsonProcessingException e) {
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
