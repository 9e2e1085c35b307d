package fr.creneau.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.Endpoint;
import io.javalin.router.EndpointNotFound;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a handler throws into a problem document. What is a defect of ours is logged, and told without detail. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Map<Integer, String> TITLES = Map.of(
            400, "The request is not well-formed",
            404, "There is nothing here",
            405, "Not with this method",
            408, "The request took too long",
            413, "The body is too large",
            415, "The body has a form that this door does not take");

    private Problems() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(ProblemException.class, (e, ctx) -> write(ctx, e.problem()));
        routes.exception(EndpointNotFound.class, (e, ctx) -> write(ctx, notFound()));
        routes.exception(HttpResponseException.class, (e, ctx) -> {
            if (e instanceof MethodNotAllowedResponse) {
                @Nullable Object allowed = e.getDetails().get("availableMethods");
                ctx.header("Allow", allowed == null ? "" : allowed.toString());
            }
            write(ctx, ofStatus(e.getStatus()));
        });
        routes.exception(Exception.class, (e, ctx) -> {
            String incident = UUID.randomUUID().toString().substring(0, 8);
            @Nullable Endpoint door = ctx.endpoints().matchedHttpEndpoint();
            LOG.error("incident {}: {} {} failed", incident, ctx.method(), door == null ? "other" : door.path, e);
            write(
                    ctx,
                    Problem.of(
                            500,
                            "defect",
                            "Something is wrong on our side",
                            "It was written down as incident %s. Maybe try again in a minute.".formatted(incident)));
        });
    }

    static Problem notFound() {
        return Problem.of(404, "not-found", "There is nothing here", null);
    }

    static Problem ofStatus(int status) {
        return Problem.of(
                status, "http-" + status, TITLES.getOrDefault(status, "The request was not carried out"), null);
    }

    static void write(Context ctx, Problem problem) {
        if (problem.retryAfterSeconds() != null) {
            ctx.header("Retry-After", problem.retryAfterSeconds().toString());
        }
        ctx.status(problem.status())
                .header("Cache-Control", "no-store")
                .contentType(Problem.MEDIA_TYPE)
                .result(Json.bytes(problem));
    }
}
