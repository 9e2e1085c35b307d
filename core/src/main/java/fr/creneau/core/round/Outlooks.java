package fr.creneau.core.round;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.StableKey;
import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.geo.Geodesy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands a round as it stands to the engine of arrival times. The planned times are those of a plan in the order really
 * driven and expected: between neighbours of the plan its own times, between others the distance at the plan's own pace.
 * Not thread-safe.
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
     * @param earlier what was expected last; null at first
     */
    Expectation expect(RoundView view, @Nullable VanFix newest, long nowMs, @Nullable Expectation earlier) {
        List<OpenClaim> open = settled(view, nowMs, earlier);
        PlannedLegs legs = new PlannedLegs(
                view.stops().stream().map(StopView::plan).toList(), view.plan().departureMs());
        double now = nowMs / 1_000.0;
        progress.begin(now).drivenBy(StableKey.of(view.plan().driver()));
        progress.localClockAhead(view.plan().day().secondsAheadOfUtc(nowMs));
        double planned = view.plan().departureMs() / 1_000.0;
        Long departed = view.departedMs();
        if (departed == null) {
            planned = Math.max(planned, now);
        } else {
            progress.addDone(planned, planned, Double.NaN, departed / 1_000.0, RoundProgress.NO_PLACE);
        }
        List<StopView> stops = view.stops();
        int before = -1;
        for (int i : view.served()) {
            StopView stop = stops.get(i);
            double arrival = planned + legs.seconds(before, i);
            planned = arrival + stop.plan().serviceSeconds();
            Long arrived = stop.dwellSeconds() == null ? null : stop.arrivedMs();
            progress.addDone(
                    arrival, planned, seconds(arrived), seconds(stop.departedMs()), PlannedLegs.place(stop.plan()));
            before = i;
        }
        for (int i : view.ahead()) {
            StopView stop = stops.get(i);
            double arrival = planned + legs.seconds(before, i);
            planned = arrival + stop.plan().serviceSeconds();
            progress.addAhead(arrival, planned, PlannedLegs.place(stop.plan()));
            before = i;
        }
        standing(view, newest, nowMs, legs);
        Arrivals arrivals = new Arrivals();
        engine.predict(progress, arrivals);
        return new Expectation(nowMs, arrivals, ClaimSampling.sample(open, view, arrivals, engine));
    }

    /** Lets the engine learn what became of what was said; what is left is still open. */
    List<OpenClaim> settled(RoundView view, long nowMs, @Nullable Expectation earlier) {
        return earlier == null ? List.of() : ClaimSampling.settle(earlier.claims(), view, nowMs, engine);
    }

    private void standing(RoundView view, @Nullable VanFix newest, long nowMs, PlannedLegs legs) {
        StopView serving = view.serving();
        if (serving != null && serving.arrivedMs() != null) {
            progress.standingAtNextSince(Math.min(nowMs, serving.arrivedMs()) / 1_000.0);
        } else if (newest != null
                && view.departedMs() != null
                && !view.ahead().isEmpty()
                && nowMs - newest.observedAtMs() <= FRESH_MS) {
            PlannedStop next = view.stops().get(view.ahead().get(0)).plan();
            progress.secondsToNext(
                    Geodesy.metresBetween(newest.lat(), newest.lon(), next.lat(), next.lon()) / legs.metresPerSecond());
        }
    }

    private static double seconds(@Nullable Long ms) {
        return ms == null ? Double.NaN : ms / 1_000.0;
    }
}
