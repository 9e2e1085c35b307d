package fr.creneau.server.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts requests by door and answer, and how long they took. A door is its pattern, never its path: paths hold links
 * and parcels. Thread-safe.
 */
public final class RequestMeter {
    private static final Logger LOG = LoggerFactory.getLogger("creneau.requests");

    private final MeterRegistry meters;

    public RequestMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    void record(Context ctx, Float millis) {
        @Nullable Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
        String door = matched == null ? "other" : matched.path;
        Timer.builder("creneau.http.requests")
                .tag("method", ctx.method().name())
                .tag("door", door)
                .tag("status", Integer.toString(ctx.statusCode()))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters)
                .record(Duration.ofNanos((long) (millis * 1e6)));
        if (ctx.statusCode() >= 500) {
            LOG.warn("{} {} answered {} after {} ms", ctx.method(), door, ctx.statusCode(), Math.round(millis));
        } else if (LOG.isDebugEnabled()) {
            LOG.debug("{} {} answered {} after {} ms", ctx.method(), door, ctx.statusCode(), Math.round(millis));
        }
    }
}
