package fr.creneau.server.ops;

import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Json;
import fr.creneau.server.http.Problem;
import fr.creneau.server.live.LiveRounds;
import fr.creneau.server.security.Access;
import fr.creneau.server.security.Waits;
import fr.creneau.store.ParcelStore.Announcement;
import fr.creneau.store.ParcelStore.OnRound;
import fr.creneau.store.ParcelStore.Scan;
import fr.creneau.store.Store;
import fr.creneau.store.WindowStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finding a parcel, and telling its whole story. */
public final class ParcelDoors implements Feature {
    private static final int MOST_FOUND = 20;

    private final Store store;
    private final LiveRounds live;

    public ParcelDoors(Store store, LiveRounds live) {
        this.store = store;
        this.live = live;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/ops/parcels", this::search, Access.DISPATCH);
        routes.get("/api/ops/parcels/{parcel}", this::story, Access.DISPATCH);
    }

    /** The whole id of any parcel, or a part of the id of one that is on a round this server has seen move. */
    private void search(Context ctx) {
        @Nullable String q = ctx.queryParam("q");
        String wanted = q == null ? "" : q.replace(" ", "").toUpperCase(Locale.ROOT);
        if (wanted.length() < 3 || wanted.length() > 64) {
            throw Problem.badValue(400, "q", q, "3 to 64 characters of a parcel's id")
                    .thrown();
        }
        Map<String, OpsJson.FoundParcel> found = new LinkedHashMap<>();
        List<OnRound> rounds = Waits.on(store.parcels().listRounds(wanted));
        Optional<Announcement> announced = Waits.on(store.parcels().findAnnouncement(wanted));
        if (!rounds.isEmpty() || announced.isPresent()) {
            found.put(wanted, found(wanted, rounds));
        }
        for (String parcel : live.findParcels(wanted, MOST_FOUND)) {
            if (found.size() < MOST_FOUND) {
                found.computeIfAbsent(
                        parcel, id -> found(id, Waits.on(store.parcels().listRounds(id))));
            }
        }
        ctx.contentType("application/json").result(Json.bytes(found.values()));
    }

    private static OpsJson.FoundParcel found(String parcel, List<OnRound> rounds) {
        Optional<OnRound> newest = newest(rounds);
        return new OpsJson.FoundParcel(
                parcel,
                newest.map(OnRound::roundId).orElse(null),
                newest.map(OnRound::state).orElse("announced"));
    }

    private static Optional<OnRound> newest(List<OnRound> rounds) {
        return rounds.stream()
                .max(Comparator.comparing(OnRound::serviceDate)
                        .thenComparing(r -> !r.state().equals("withdrawn"))
                        .thenComparing(OnRound::stateAt));
    }

    private void story(Context ctx) {
        String parcel = Params.id(ctx, "parcel");
        Optional<Announcement> announced = Waits.on(store.parcels().findAnnouncement(parcel));
        List<Scan> scans = Waits.on(store.parcels().listScans(parcel));
        List<OnRound> rounds = Waits.on(store.parcels().listRounds(parcel));
        List<WindowStore.Window> windows = Waits.on(store.windows().listByParcel(parcel));
        if (announced.isEmpty() && scans.isEmpty() && rounds.isEmpty()) {
            throw Problem.of(
                            404,
                            "no-such-parcel",
                            "There is no such parcel",
                            "Nobody announced, planned or scanned it.")
                    .thrown();
        }
        Optional<OnRound> newest = newest(rounds);
        ctx.contentType("application/json")
                .result(Json.bytes(new OpsJson.Story(
                        parcel,
                        newest.map(OnRound::roundId).orElse(null),
                        newest.map(OnRound::stopId).orElse(null),
                        newest.map(OnRound::state).orElse("announced"),
                        announced.map(Announcement::brand).orElse(null),
                        announced
                                .map(a -> new OpsJson.Recipient(
                                        a.recipientName(), a.addressLine(), a.postcode(), a.city()))
                                .orElse(null),
                        entries(announced, scans, rounds, windows))));
    }

    private static List<OpsJson.Entry> entries(
            Optional<Announcement> announced,
            List<Scan> scans,
            List<OnRound> rounds,
            List<WindowStore.Window> windows) {
        List<OpsJson.Entry> entries = new ArrayList<>();
        announced.ifPresent(a -> entries.add(new OpsJson.Entry(
                a.announcedAt(),
                a.receivedAt(),
                "announced",
                detail("shipper_id", a.shipperId(), "brand", a.brand()))));
        scans.forEach(s -> entries.add(new OpsJson.Entry(
                s.observedAt(),
                s.receivedAt(),
                "scan:" + s.kind(),
                detail("place_id", s.placeId(), "device_id", s.deviceId(), "reason", s.reason()))));
        rounds.forEach(r -> entries.add(new OpsJson.Entry(
                r.stateAt(),
                null,
                "state:" + r.state(),
                detail(
                        "round_id", r.roundId(),
                        "stop_id", r.stopId(),
                        "inferred", r.inferred(),
                        "probability", r.probability(),
                        "received_by", r.receivedBy(),
                        "dwell_s", r.dwellSeconds(),
                        "disputed", r.doubt()))));
        for (WindowStore.Window w : windows) {
            entries.add(new OpsJson.Entry(
                    w.toldAt(),
                    null,
                    "window_told",
                    detail(
                            "round_id", w.roundId(),
                            "telling", w.telling(),
                            "cause", w.cause(),
                            "start", w.start(),
                            "end", w.end(),
                            "probability", w.probability())));
            if (w.outcome() != null) {
                entries.add(new OpsJson.Entry(
                        w.arrivedAt() == null ? w.end() : w.arrivedAt(),
                        null,
                        "window_ended",
                        detail("telling", w.telling(), "outcome", w.outcome())));
            }
        }
        entries.sort(Comparator.comparing(OpsJson.Entry::at));
        return entries;
    }

    private static Map<String, Object> detail(@Nullable Object... namesAndValues) {
        Map<String, Object> detail = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            @Nullable Object value = namesAndValues[i + 1];
            if (value != null) {
                detail.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return detail;
    }
}
