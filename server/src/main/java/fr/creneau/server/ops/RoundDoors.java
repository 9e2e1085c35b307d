package fr.creneau.server.ops;

import fr.creneau.core.time.DomainClock;
import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.events.avro.VanAssignment;
import fr.creneau.server.http.Feature;
import fr.creneau.server.http.Json;
import fr.creneau.server.http.Problem;
import fr.creneau.server.live.LiveRound;
import fr.creneau.server.live.LiveRounds;
import fr.creneau.server.security.Access;
import fr.creneau.server.security.Waits;
import fr.creneau.store.Store;
import fr.creneau.store.TrackFix;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One round: its stops, and the trail of its van. */
public final class RoundDoors implements Feature {
    /** A trail is thinned to at most so many points: a screen shows no more. */
    private static final int MOST_POINTS = 2_000;

    /** A trail ends so long after the round's last news, or now. */
    private static final Duration LONGEST_ROUND = Duration.ofHours(16);

    private final Store store;
    private final LiveRounds live;
    private final EventCodec codec;
    private final DomainClock clock;

    public RoundDoors(Store store, LiveRounds live, EventCodec codec, DomainClock clock) {
        this.store = store;
        this.live = live;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/ops/rounds/{round}", this::round, Access.DISPATCH);
        routes.get("/api/ops/rounds/{round}/track", this::track, Access.DISPATCH);
    }

    private void round(Context ctx) {
        RoundChanged round = find(Params.id(ctx, "round"));
        @Nullable
        String circuit = plan(round.getRoundId()).map(RoundPlanned::getCircuit).orElse(null);
        ctx.contentType("application/json").result(Json.bytes(OpsJson.Round.of(round, circuit)));
    }

    private void track(Context ctx) {
        RoundChanged round = find(Params.id(ctx, "round"));
        Optional<RoundPlanned> plan = plan(round.getRoundId());
        List<OpsJson.TrackPoint> points = new ArrayList<>();
        if (plan.isPresent()) {
            List<VanAssignment> vans = plan.get().getVans();
            Instant departure = Instant.ofEpochMilli(plan.get().getDepartureMs());
            Instant end = earlier(clock.instant(), departure.plus(LONGEST_ROUND));
            for (int i = 0; i < vans.size(); i++) {
                Instant from =
                        later(Instant.ofEpochMilli(vans.get(i).getFromMs()), departure.minus(Duration.ofHours(2)));
                Instant to = i + 1 < vans.size()
                        ? Instant.ofEpochMilli(vans.get(i + 1).getFromMs())
                        : end;
                addFixes(vans.get(i).getVanId(), from, earlier(to, end), points);
            }
        }
        ctx.contentType("application/json").result(Json.bytes(new OpsJson.Track(round.getVanId(), thinned(points))));
    }

    private void addFixes(String van, Instant from, Instant to, List<OpsJson.TrackPoint> into) {
        if (!from.isBefore(to)) {
            return;
        }
        for (TrackFix fix : Waits.on(store.tracks().listBetween(van, from, to))) {
            into.add(new OpsJson.TrackPoint(Instant.ofEpochMilli(fix.observedAtMs()), fix.lat(), fix.lon()));
        }
    }

    private static List<OpsJson.TrackPoint> thinned(List<OpsJson.TrackPoint> points) {
        int step = 1 + points.size() / MOST_POINTS;
        List<OpsJson.TrackPoint> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (i % step == 0 || i == points.size() - 1) {
                kept.add(points.get(i));
            }
        }
        return kept;
    }

    private RoundChanged find(String roundId) {
        @Nullable
        RoundChanged round = Waits.on(live.find(roundId)).map(LiveRound::round).orElse(null);
        if (round == null) {
            throw Problem.of(
                            404,
                            "no-such-round",
                            "There is no such round",
                            "Its plan has not come, or its id is mistyped.")
                    .thrown();
        }
        return round;
    }

    private Optional<RoundPlanned> plan(String roundId) {
        return Waits.on(store.rounds().findPlan(roundId)).map(bytes -> codec.decode(bytes, RoundPlanned.class));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
