package fr.creneau.server.ops;

import fr.creneau.core.time.DomainClock;
import fr.creneau.core.window.KeepRisk;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.StopState;
import fr.creneau.server.http.Etags;
import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Json;
import fr.creneau.server.http.PageTokens;
import fr.creneau.server.live.LiveRound;
import fr.creneau.server.live.LiveRounds;
import fr.creneau.server.live.SseStream;
import fr.creneau.server.security.Access;
import fr.creneau.server.security.Guard;
import fr.creneau.server.security.Waits;
import fr.creneau.store.BoardStore;
import fr.creneau.store.Store;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A depot's day: the board and its stream, windows at risk, silent vans. */
public final class BoardDoors implements Feature {
    private static final int MOST_ROWS = 500;
    private static final int MOST_DAYS = 60;

    /** What begins or ends within so long, a dispatcher can still do something about. */
    private static final Duration SOON = Duration.ofHours(1);

    /** Under way and unheard of for so long, a van is silent (domain time). */
    private static final Duration SILENT_AFTER = Duration.ofMinutes(5);

    private final BoardStore days;
    private final Boards boards;
    private final DepotFeed feed;
    private final Guard guard;
    private final DomainClock clock;

    public BoardDoors(Store store, LiveRounds live, DepotFeed feed, Guard guard, DomainClock clock) {
        this.days = store.board();
        this.boards = new Boards(store, live);
        this.feed = feed;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        String day = "/api/ops/depots/{depot}/{date}";
        routes.get("/api/ops/days", this::days, Access.DISPATCH);
        routes.get(day + "/rounds", this::board, Access.DISPATCH);
        routes.get(day + "/live", this::follow, Access.DISPATCH);
        routes.get(day + "/at-risk", this::atRisk, Access.DISPATCH);
        routes.get(day + "/silent", this::silent, Access.DISPATCH);
    }

    private void days(Context ctx) {
        int year = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
        List<BoardStore.DepotDay> all = new ArrayList<>(Waits.on(days.listDays(year + 1)));
        all.addAll(Waits.on(days.listDays(year)));
        all.addAll(Waits.on(days.listDays(year - 1)));
        List<OpsJson.DepotDay> shown = new ArrayList<>();
        for (BoardStore.DepotDay d : all.subList(0, Math.min(MOST_DAYS, all.size()))) {
            int rounds = Waits.on(days.list(d.depotId(), d.serviceDate())).size();
            shown.add(new OpsJson.DepotDay(d.depotId(), d.serviceDate().toString(), rounds));
        }
        ctx.contentType("application/json").result(Json.bytes(shown));
    }

    private void board(Context ctx) {
        String depot = Params.id(ctx, "depot");
        LocalDate date = Params.date(ctx);
        int size = Params.number(ctx, "page_size", 1, MOST_ROWS, MOST_ROWS);
        int from = PageTokens.readOffset(ctx.queryParam("page_token"));
        List<Boards.Line> lines = Waits.on(boards.list(depot, date));
        Boards.Promises promises = Waits.on(boards.promises(depot, date));
        int end = Math.min(lines.size(), from + size);
        List<OpsJson.BoardRow> rows = lines.subList(Math.min(from, end), end).stream()
                .map(line -> OpsJson.BoardRow.of(line.row(), line.van(), true))
                .toList();
        @Nullable String next = end < lines.size() ? PageTokens.of(Integer.toString(end)) : null;
        if (Etags.isFresh(ctx, tag(rows, promises))) {
            return;
        }
        ctx.contentType("application/json")
                .result(Json.bytes(new OpsJson.Board(
                        clock.instant(),
                        clock.speed(),
                        lines.isEmpty() ? null : lines.get(0).row().timeZone(),
                        promises.told(),
                        promises.kept(),
                        promises.ended(),
                        rows,
                        next)));
    }

    private static String tag(List<OpsJson.BoardRow> rows, Boards.Promises promises) {
        CRC32 crc = new CRC32();
        crc.update(Json.bytes(rows));
        crc.update(Json.bytes(promises));
        return Long.toString(crc.getValue(), 36);
    }

    private void follow(Context ctx) throws IOException {
        String depot = Params.id(ctx, "depot");
        LocalDate date = Params.date(ctx);
        Supplier<CompletionStage<Boolean>> stillMay = guard.stillLoggedIn(ctx, Access.DISPATCH);
        feed.follow(SseStream.open(ctx), stillMay, depot, date.toString());
    }

    private void atRisk(Context ctx) {
        Instant now = clock.instant();
        List<OpsJson.WindowAtRisk> risks = new ArrayList<>();
        for (Boards.Line line : Waits.on(boards.list(Params.id(ctx, "depot"), Params.date(ctx)))) {
            @Nullable RoundChanged round = line.live().map(LiveRound::round).orElse(null);
            if (round != null) {
                round.getStops().forEach(stop -> addRisks(round, stop, now, risks));
            }
        }
        risks.sort(Comparator.comparingDouble(OpsJson.WindowAtRisk::keepProbability)
                .thenComparing(OpsJson.WindowAtRisk::parcelId));
        ctx.contentType("application/json").result(Json.bytes(risks));
    }

    private static void addRisks(RoundChanged round, StopState stop, Instant now, List<OpsJson.WindowAtRisk> into) {
        OpsJson.@Nullable Window told = OpsJson.told(stop);
        @Nullable Double keep = stop.getKeepProbability();
        boolean awaited = stop.getExpectedRank() >= 0;
        if (told == null
                || keep == null
                || !awaited
                || !KeepRisk.isAtRisk(keep)
                || told.start().isAfter(now.plus(SOON))) {
            return;
        }
        for (String parcel : stop.getParcels()) {
            into.add(new OpsJson.WindowAtRisk(
                    round.getRoundId(), stop.getStopId(), parcel, told, keep, OpsJson.instant(stop.getEtaP50Ms())));
        }
    }

    private void silent(Context ctx) {
        Instant now = clock.instant();
        List<OpsJson.SilentVan> silent = new ArrayList<>();
        for (Boards.Line line : Waits.on(boards.list(Params.id(ctx, "depot"), Params.date(ctx)))) {
            BoardStore.BoardRow row = line.row();
            @Nullable Instant heard = lastHeard(line);
            if (row.status().equals("under_way")
                    && row.vanId() != null
                    && (heard == null || heard.plus(SILENT_AFTER).isBefore(now))) {
                silent.add(new OpsJson.SilentVan(
                        row.vanId(),
                        row.roundId(),
                        heard,
                        heard == null ? 0 : Duration.between(heard, now).toSeconds()));
            }
        }
        silent.sort(Comparator.comparingLong(OpsJson.SilentVan::silentS).reversed());
        ctx.contentType("application/json").result(Json.bytes(silent));
    }

    private static @Nullable Instant lastHeard(Boards.Line line) {
        return line.van() == null
                ? line.row().lastEvidenceAt()
                : Instant.ofEpochMilli(
                        Objects.requireNonNull(line.van()).moved().getObservedAtMs());
    }
}
