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

    private static final double SLOWEST_MPS = 1.5;
    private static final double FASTEST_MPS = 15;
    private static final double USUAL_MPS = 5;

    private final ArrivalTimes engine;
    private final RoundProgress progress = new RoundProgress();

    Outlooks(ArrivalTimes engine) {
        this.engine = engine;
    }

    /** The arrivals at the view's stops ahead, in that order. */
    Expectation expect(RoundView view, @Nullable VanFix newest, long nowMs) {
        double pace = metresPerSecond(view.plan());
        double now = nowMs / 1_000.0;
        progress.begin(now).drivenBy(StableKey.of(view.plan().driver()));
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
            double arrival = planned + leg(view, before, i, pace);
            planned = arrival + stop.plan().serviceSeconds();
            Long arrived = stop.dwellSeconds() == null ? null : stop.arrivedMs();
            progress.addDone(arrival, planned, seconds(arrived), seconds(stop.departedMs()), place(stop.plan()));
            before = i;
        }
        for (int i : view.ahead()) {
            StopView stop = stops.get(i);
            double arrival = planned + leg(view, before, i, pace);
            planned = arrival + stop.plan().serviceSeconds();
            progress.addAhead(arrival, planned, place(stop.plan()));
            before = i;
        }
        standing(view, newest, nowMs, pace);
        Arrivals arrivals = new Arrivals();
        engine.predict(progress, arrivals);
        return new Expectation(nowMs, arrivals);
    }

    private void standing(RoundView view, @Nullable VanFix newest, long nowMs, double pace) {
        StopView serving = view.serving();
        if (serving != null && serving.arrivedMs() != null) {
            progress.standingAtNextSince(Math.min(nowMs, serving.arrivedMs()) / 1_000.0);
        } else if (newest != null
                && view.departedMs() != null
                && !view.ahead().isEmpty()
                && nowMs - newest.observedAtMs() <= FRESH_MS) {
            PlannedStop next = view.stops().get(view.ahead().get(0)).plan();
            progress.secondsToNext(Geodesy.metresBetween(newest.lat(), newest.lon(), next.lat(), next.lon()) / pace);
        }
    }

    private static double seconds(@Nullable Long ms) {
        return ms == null ? Double.NaN : ms / 1_000.0;
    }

    /** Driving seconds from one stop of the view to another; −1 is the depot. */
    private static double leg(RoundView view, int from, int to, double pace) {
        List<StopView> stops = view.stops();
        PlannedStop target = stops.get(to).plan();
        if (from < 0) {
            long first = stops.get(0).plan().plannedArrivalMs();
            double toFirst = Math.max(0, first - view.plan().departureMs()) / 1_000.0;
            return to == 0 ? toFirst : Math.max(toFirst, metres(stops.get(0).plan(), target) / pace);
        }
        PlannedStop source = stops.get(from).plan();
        double byPlan = (target.plannedArrivalMs() - source.plannedArrivalMs()) / 1_000.0 - source.serviceSeconds();
        return to == from + 1 && byPlan >= 0 ? byPlan : metres(source, target) / pace;
    }

    /** Straight metres for each planned second of driving, whatever the streets do in between. */
    private static double metresPerSecond(RoundPlan plan) {
        double metres = 0;
        double seconds = 0;
        for (int i = 1; i < plan.stops().size(); i++) {
            PlannedStop a = plan.stops().get(i - 1);
            PlannedStop b = plan.stops().get(i);
            metres += metres(a, b);
            seconds += Math.max(0, (b.plannedArrivalMs() - a.plannedArrivalMs()) / 1_000.0 - a.serviceSeconds());
        }
        return seconds < 60 || metres < 100
                ? USUAL_MPS
                : Math.max(SLOWEST_MPS, Math.min(FASTEST_MPS, metres / seconds));
    }

    private static double metres(PlannedStop a, PlannedStop b) {
        return Geodesy.metresBetween(a.lat(), a.lon(), b.lat(), b.lon());
    }

    /** Cells of about a hundred metres. */
    private static long place(PlannedStop stop) {
        long row = Math.round(stop.lat() * 1_000);
        long column = Math.round(stop.lon() * 1_000);
        return (row << 32) ^ (column & 0xFFFF_FFFFL);
    }
}
