package fr.creneau.server.ingest;

import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Json;
import fr.creneau.server.http.Problem;
import fr.creneau.server.http.ProblemException;
import fr.creneau.server.security.Access;
import fr.creneau.server.security.Guard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The doors for our own forms: one JSON value, NDJSON without end, CSV; gzipped where the sender says so. */
public final class ReportDoors implements Feature {
    private static final long SMALL = 64 << 10;
    private static final long LARGEST_JSON = 8L << 20;

    /** Of announcements, which are read row by row. */
    private static final long LARGEST_CSV = 32L << 20;

    /** A round is judged whole: its rows are held until the text ends. */
    private static final long LARGEST_PLAN_CSV = 8L << 20;

    private static final int LONGEST_LINE = 16 << 10;

    /** A round of 400 stops with many parcels and its circuit. */
    private static final int LONGEST_PLAN = 1 << 20;

    private final Intake intake;
    private final Guard guard;
    private final BodyPermits permits;

    public ReportDoors(Intake intake, Guard guard) {
        this.intake = intake;
        this.guard = guard;
        this.permits = intake.permits();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/positions", ctx -> take(ReportKind.POSITIONS, ctx), Access.DEVICE);
        routes.post("/api/v1/scans", ctx -> take(ReportKind.SCANS, ctx), Access.DEVICE);
        routes.post("/api/v1/rounds", ctx -> take(ReportKind.ROUNDS, ctx), Access.PLANNER);
        routes.post("/api/v1/parcels", ctx -> take(ReportKind.PARCELS, ctx), Access.SHIPPER);
    }

    private void take(ReportKind kind, Context ctx) throws IOException {
        Batch batch = intake.open(kind, Guard.caller(ctx));
        @Nullable Problem broken = null;
        try {
            permits.read(isLarge(ctx), () -> read(kind, ctx, batch));
        } catch (ProblemException e) {
            broken = e.problem();
        } catch (ZipException | EOFException e) {
            broken = Problem.badValue(400, "body", null, "a body that is whole");
        } catch (ReportNotKept e) {
            answer(ctx, notKept(e));
            return;
        }
        // What a stream brought before it broke off is kept, and the answer says how much.
        @Nullable Problem problem = broken;
        ctx.future(() -> batch.finish().handle((receipt, failure) -> {
            if (failure != null) {
                answer(ctx, failure);
            } else if (problem != null) {
                answer(ctx, problem.withNotices(receipt.accepted(), receipt.notices()));
            } else {
                answer(ctx, receipt);
            }
            return receipt;
        }));
    }

    /** Whether it is held whole and longer than a van's report of some hundred fixes, or may be. */
    private static boolean isLarge(Context ctx) {
        String type = mediaType(ctx);
        long length = ctx.req().getContentLengthLong();
        boolean packed = ctx.header("Content-Encoding") != null;
        return !type.equals("application/x-ndjson") && (packed || length < 0 || length > SMALL);
    }

    private void read(ReportKind kind, Context ctx, Batch batch) throws IOException {
        String type = mediaType(ctx);
        InputStream body = new AskedBody(unpacked(ctx), Guard.ASKED_AGAIN, () -> guard.checkStillHeld(ctx));
        boolean csv = kind == ReportKind.ROUNDS || kind == ReportKind.PARCELS;
        if (type.equals("application/json")) {
            Forms.json(new BoundedBody(body, LARGEST_JSON), batch);
        } else if (type.equals("application/x-ndjson")) {
            Forms.ndjson(body, kind == ReportKind.ROUNDS ? LONGEST_PLAN : LONGEST_LINE, batch);
        } else if (type.equals("text/csv") && csv) {
            if (kind == ReportKind.ROUNDS) {
                CsvForm.rounds(new BoundedBody(body, LARGEST_PLAN_CSV), batch);
            } else {
                CsvForm.parcels(new BoundedBody(body, LARGEST_CSV), batch);
            }
        } else {
            throw Problem.badValue(
                            415,
                            "Content-Type",
                            ctx.header("Content-Type"),
                            "application/json or application/x-ndjson" + (csv ? " or text/csv" : ""))
                    .thrown();
        }
    }

    static String mediaType(Context ctx) {
        @Nullable String header = ctx.header("Content-Type");
        return header == null ? "" : header.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    /** The body as a stream, never as a whole: Javalin's own body would be held in memory and end at a megabyte. */
    private static InputStream unpacked(Context ctx) throws IOException {
        InputStream body = ctx.req().getInputStream();
        @Nullable String encoding = ctx.header("Content-Encoding");
        if (encoding == null || encoding.equals("identity")) {
            return body;
        }
        if (encoding.equals("gzip")) {
            try {
                return new GZIPInputStream(body, 16 << 10);
            } catch (ZipException | EOFException e) {
                throw Problem.badValue(400, "body", null, "gzip, as the header Content-Encoding says")
                        .thrown();
            }
        }
        throw Problem.badValue(415, "Content-Encoding", encoding, "gzip, or none")
                .thrown();
    }

    private static void answer(Context ctx, Receipt receipt) {
        if (receipt.accepted() == 0 && receipt.refused() == 0) {
            answer(ctx, Problem.badValue(400, "body", null, "at least one line"));
        } else if (receipt.accepted() == 0) {
            answer(
                    ctx,
                    Problem.of(422, "no-good-line", "No line was good", "Each notice names what to mend.")
                            .withNotices(0, receipt.notices()));
        } else {
            ctx.status(200).contentType("application/json").result(Json.bytes(receipt));
        }
    }

    private static void answer(Context ctx, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ReportNotKept notKept) {
            answer(ctx, notKept(notKept));
        } else if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        } else {
            throw new IllegalStateException(cause);
        }
    }

    /** What a sender is told when the log is away. */
    static Problem notKept(ReportNotKept notKept) {
        String detail = notKept.accepted() == 0
                ? "The log did not confirm the report. Send the same again: what it may have kept is not doubled."
                : "The log has the first %d good lines and did not confirm the others. Send the same again: nothing is doubled."
                        .formatted(notKept.accepted());
        return Problem.of(503, "log-away", "The log does not answer", detail).retryAfter(5);
    }

    static void answer(Context ctx, Problem problem) {
        if (problem.retryAfterSeconds() != null) {
            ctx.header("Retry-After", problem.retryAfterSeconds().toString());
        }
        ctx.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(Json.bytes(problem));
    }
}
