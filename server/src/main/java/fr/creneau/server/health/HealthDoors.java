package fr.creneau.server.health;

import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Json;
import fr.creneau.server.security.Access;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class HealthDoors implements Feature {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Readiness readiness;
    private final PrometheusMeterRegistry meters;

    public HealthDoors(Readiness readiness, PrometheusMeterRegistry meters) {
        this.readiness = readiness;
        this.meters = meters;
    }

    private record Ready(boolean ready, Map<String, Boolean> parts) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/health/live", ctx -> ctx.result("alive"), Access.OPEN);
        routes.get("/health/ready", this::ready, Access.OPEN);
        routes.get("/metrics", ctx -> ctx.contentType(PROMETHEUS_TEXT).result(meters.scrape()), Access.OPEN);
    }

    private void ready(Context ctx) {
        Map<String, Boolean> parts = readiness.parts();
        boolean ready = !parts.containsValue(false);
        ctx.status(ready ? 200 : 503).contentType("application/json").result(Json.bytes(new Ready(ready, parts)));
    }
}
