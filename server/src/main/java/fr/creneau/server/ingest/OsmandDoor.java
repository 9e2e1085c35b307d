package fr.creneau.server.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Json;
import fr.creneau.server.http.Problem;
import fr.creneau.server.security.Access;
import fr.creneau.server.security.Guard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** The door for OsmAnd and Traccar Client: one fix a request. */
public final class OsmandDoor implements Feature {
    private static final long LARGEST = 64 << 10;

    private final Intake intake;
    private final Clock clock;

    /** @param clock the domain's, for a fix that carries no time */
    public OsmandDoor(Intake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        for (String path : new String[] {"/osmand", "/osmand/{key}"}) {
            routes.get(path, this::get, Access.PHONE);
            routes.post(path, this::post, Access.PHONE);
        }
    }

    private void get(Context ctx) {
        Map<String, String> query = new HashMap<>();
        ctx.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
        takeQuery(ctx, query);
    }

    private void post(Context ctx) throws IOException {
        byte[] body = body(ctx);
        if (ReportDoors.mediaType(ctx).equals("application/json")) {
            try {
                take(ctx, OsmandForm.ofJson(Json.MAPPER.readTree(body), clock.instant()));
            } catch (JsonProcessingException e) {
                throw Problem.badValue(400, "body", null, "JSON; " + Forms.why(e))
                        .thrown();
            } catch (CharConversionException e) {
                throw Problem.badValue(400, "body", null, "JSON in UTF-8").thrown();
            }
            return;
        }
        // Traccar Client posts its query with an empty body; others post a form.
        Map<String, String> query = form(new String(body, StandardCharsets.UTF_8));
        ctx.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
        takeQuery(ctx, query);
    }

    private byte[] body(Context ctx) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        intake.permits().read(false, () -> new BoundedBody(ctx.req().getInputStream(), LARGEST).transferTo(body));
        return body.toByteArray();
    }

    private void takeQuery(Context ctx, Map<String, String> query) {
        if (OsmandForm.hasNoFix(query)) {
            ctx.status(200);
            return;
        }
        take(ctx, OsmandForm.ofQuery(query, clock.instant()));
    }

    private void take(Context ctx, ObjectNode position) {
        Batch batch = intake.open(ReportKind.POSITIONS, Guard.caller(ctx));
        batch.line(1, position);
        ctx.future(() -> batch.finish().handle((receipt, failure) -> {
            if (failure instanceof CompletionException e && e.getCause() instanceof ReportNotKept notKept) {
                ReportDoors.answer(ctx, ReportDoors.notKept(notKept));
            } else if (failure != null) {
                throw new CompletionException(failure);
            } else if (receipt.refused() > 0) {
                Receipt.Notice notice = receipt.notices().get(0);
                ReportDoors.answer(ctx, Problem.badValue(400, notice.field(), notice.value(), notice.expected()));
            } else {
                ctx.status(200);
            }
            return receipt;
        }));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.badValue(400, "body", null, "a URL-encoded form").thrown();
        }
    }
}
