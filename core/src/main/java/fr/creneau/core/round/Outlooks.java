package fr.creneau.core.round;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.Reordering;
import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.StableKey;
import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.geo.Geodesy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands a round as it stands to the engine of arrival times: in the order driven and expected, and, where the van's way
 * tells of another, in that order too. Not thread-safe.
 */
final class Outlooks {
    /** A position older than this says nothing of how far the next stop is. */
    private static final long FRESH_MS = 180_000;

    private final ArrivalTimes engine;
    private final RoundProgress progress = new RoundProgress();

    Outlooks(ArrivalTimes engine) {
        this.engine = engine;
    }

    /**
     * The arrivals at the view's stops ahead, in that order.
     *
     * @param heard newest position; null before any
     * @param earlier what was expected last; null at first
     */
    Expectation expect(RoundView view, @Nullable VanFix heard, long nowMs, @Nullable Expectation earlier) {
        List<OpenClaim> open = settled(view, nowMs, earlier);
        List<PlannedStop> stops = view.stops().stream().map(StopView::plan).toList();
        PlannedLegs legs = new PlannedLegs(stops, view.plan().departureMs());
        VanFix fresh = isOnItsWay(view) && heard != null && nowMs - heard.observedAtMs() <= FRESH_MS ? heard : null;
        fill(progress, view, stops, legs, view.ahead(), fresh, nowMs);
        if (fresh != null && hasLeft(view)) {
            for (LikelyOrders.Order order : LikelyOrders.besides(view, fresh)) {
                RoundProgress other = new RoundProgress();
                fill(other, view, stops, legs, order.of(view.ahead()), fresh, nowMs);
                progress.perhaps(new Reordering(
                        order.probability(), other, order.positions(view.ahead().size())));
            }
        }
        Arrivals arrivals = new Arrivals();
        engine.predict(progress, arrivals);
        return new Expectation(nowMs, arrivals, ClaimSampling.sample(open, view, arrivals, engine));
    }

    /** Lets the engine learn what became of what was said; what is left is still open. */
    List<OpenClaim> settled(RoundView view, long nowMs, @Nullable Expectation earlier) {
        return earlier == null ? List.of() : ClaimSampling.settle(earlier.claims(), view, nowMs, engine);
    }

    private static void fill(
            RoundProgress into,
            RoundView view,
            List<PlannedStop> stops,
            PlannedLegs legs,
            List<Integer> ahead,
            @Nullable VanFix fresh,
            long nowMs) {
        double now = nowMs / 1_000.0;
        into.begin(now).drivenBy(StableKey.of(view.plan().driver()));
        into.localClockAhead(view.plan().day().secondsAheadOfUtc(nowMs));
        double planned = view.plan().departureMs() / 1_000.0;
        Long departed = view.departedMs();
        DrivenOrder order = new DrivenOrder(stops, legs, into, departed == null ? Math.max(planned, now) : planned);
        if (departed != null) {
            order.leftDepot(departed / 1_000.0);
        }
        for (int i : view.served()) {
            StopView stop = view.stops().get(i);
            Long arrived = stop.dwellSeconds() == null ? null : stop.arrivedMs();
            order.served(i, seconds(arrived), seconds(stop.departedMs()));
        }
        ahead.forEach(order::ahead);
        StopView serving = view.serving();
        StopView standing = standing(view);
        if (serving != null && serving.arrivedMs() != null) {
            double since = Math.min(nowMs, serving.arrivedMs()) / 1_000.0;
            order.serving(since);
            order.end();
            into.standingAtNextSince(since);
        } else {
            order.end();
            if (standing != null) {
                order.standing(seconds(standing.arrivedMs()), standing.plan().serviceSeconds());
            } else {
                order.onItsWay();
            }
        }
        if (fresh != null && !ahead.isEmpty()) {
            PlannedStop next = stops.get(ahead.get(0));
            into.secondsToNext(
                    Geodesy.metresBetween(fresh.lat(), fresh.lon(), next.lat(), next.lon()) / legs.metresPerSecond());
        }
    }

    private static boolean isOnItsWay(RoundView view) {
        StopView serving = view.serving();
        return view.departedMs() != null && (serving == null || serving.arrivedMs() == null);
    }

    /** Whether the van is seen to have left the stop served last. */
    private static boolean hasLeft(RoundView view) {
        return !view.served().isEmpty() && standing(view) == null;
    }

    /** The stop served last, when the van has not left it. */
    private static @Nullable StopView standing(RoundView view) {
        if (view.served().isEmpty()) {
            return null;
        }
        StopView last = view.stops().get(view.served().get(view.served().size() - 1));
        return last.arrivedMs() != null && last.departedMs() == null ? last : null;
    }

    private static double seconds(@Nullable Long ms) {
        return ms == null ? Double.NaN : ms / 1_000.0;
    }
}
