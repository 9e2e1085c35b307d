package fr.creneau.server.promises;

import fr.creneau.core.promise.Tallies;
import fr.creneau.core.time.DomainClock;
import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Json;
import fr.creneau.server.http.Problem;
import fr.creneau.server.security.Access;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** {@code /api/promises} and {@code /api/promises.csv}: open to anyone, from any page. */
public final class PromiseDoors implements Feature {
    private static final int USUAL_DAYS = 30;

    private final PromiseBook book;
    private final DomainClock clock;
    private final boolean simulated;

    /** @param simulated whether the days are a simulation's, which the account then says */
    public PromiseDoors(PromiseBook book, DomainClock clock, boolean simulated, MeterRegistry meters) {
        this.book = book;
        this.clock = clock;
        this.simulated = simulated;
        gauge(meters, "creneau.promises.ended", b -> b.followed().ended());
        gauge(meters, "creneau.promises.kept.share", b -> b.followed().keptShare());
        gauge(meters, "creneau.promises.claimed.share", b -> b.followed().claimedShare());
        gauge(meters, "creneau.promises.calibration.broken", b -> switch (b.calibration()) {
            case UNKNOWN -> Double.NaN;
            case HOLDS -> 0;
            case BROKEN -> 1;
        });
    }

    private void gauge(MeterRegistry meters, String name, java.util.function.ToDoubleFunction<PromiseBook> value) {
        Gauge.builder(name, book, value).description("of the last seven days").register(meters);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/promises", this::json, Access.OPEN);
        routes.get("/api/promises.csv", this::csv, Access.OPEN);
    }

    private void json(Context ctx) {
        open(ctx).contentType("application/json").result(Json.bytes(account(ctx)));
    }

    private void csv(Context ctx) {
        PromiseJson.Account account = account(ctx);
        StringBuilder text = new StringBuilder(
                "dimension,bucket,told,ended,kept,early,late,not_attempted,kept_share,claimed_share\r\n");
        lines(text, "all", List.of(account.total()));
        lines(text, "lead_hours", account.byLead());
        lines(text, "hour", account.byHour());
        lines(text, "probability_percent", account.byProbability());
        lines(text, "depot", account.byDepot());
        open(ctx)
                .header("Content-Disposition", "attachment; filename=\"promises.csv\"")
                .contentType("text/csv; charset=utf-8")
                .result(text.toString());
    }

    /** Figures that are public may be read by any page; they change slowly. */
    private static Context open(Context ctx) {
        return ctx.header("Access-Control-Allow-Origin", "*").header("Cache-Control", "public, max-age=5");
    }

    private PromiseJson.Account account(Context ctx) {
        LocalDate today = book.today();
        LocalDate to = today.plusDays(1);
        LocalDate from = today.minusDays(days(ctx) - 1L);
        NavigableMap<LocalDate, SortedMap<String, Tallies>> counted = book.counted();
        @Nullable LocalDate since = counted.isEmpty() ? null : counted.firstKey();
        return PromiseJson.account(
                clock.instant(),
                simulated,
                since,
                from,
                today,
                book.calibration(),
                counted.subMap(from, true, to, true).values());
    }

    private static int days(Context ctx) {
        @Nullable String value = ctx.queryParam("days");
        if (value == null) {
            return USUAL_DAYS;
        }
        if (value.matches("[0-9]{1,3}")) {
            int days = Integer.parseInt(value);
            if (days >= 1 && days <= PromiseBook.MOST_DAYS) {
                return days;
            }
        }
        throw Problem.badValue(400, "days", value, "a whole number from 1 to " + PromiseBook.MOST_DAYS)
                .thrown();
    }

    private static void lines(StringBuilder text, String dimension, List<PromiseJson.Count> counts) {
        for (PromiseJson.Count c : counts) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%d,%d,%d,%d,%d,%s,%s\r\n",
                    dimension,
                    c.bucket(),
                    c.told(),
                    c.ended(),
                    c.kept(),
                    c.early(),
                    c.late(),
                    c.notAttempted(),
                    c.keptShare() == null ? "" : c.keptShare(),
                    c.claimedShare() == null ? "" : c.claimedShare()));
        }
    }
}
