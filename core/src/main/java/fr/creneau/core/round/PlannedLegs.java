package fr.creneau.core.round;

import fr.creneau.core.geo.Geodesy;
import java.util.List;

/**
 * How long the ways between a round's stops take by its plan, in whatever order they are driven: between neighbours of the
 * plan its own times, between others the straight distance at the plan's own pace. Immutable.
 */
public final class PlannedLegs {
    private static final double SLOWEST_MPS = 1.5;
    private static final double FASTEST_MPS = 15;
    private static final double USUAL_MPS = 5;

    private final List<PlannedStop> stops;
    private final double toFirstSeconds;
    private final double metresPerSecond;

    /**
     * @param stops in planned order, one at least
     * @param departureMs planned, epoch milliseconds
     */
    public PlannedLegs(List<PlannedStop> stops, long departureMs) {
        this.stops = stops;
        this.toFirstSeconds = Math.max(0, stops.get(0).plannedArrivalMs() - departureMs) / 1_000.0;
        this.metresPerSecond = pace(stops);
    }

    /** Straight metres for each planned second of driving, whatever the streets do in between. */
    double metresPerSecond() {
        return metresPerSecond;
    }

    /** Driving seconds from one stop to another, by their places in the plan; −1 is the depot. */
    public double seconds(int from, int to) {
        PlannedStop target = stops.get(to);
        if (from < 0) {
            return to == 0 ? toFirstSeconds : Math.max(toFirstSeconds, metres(stops.get(0), target) / metresPerSecond);
        }
        PlannedStop source = stops.get(from);
        double byPlan = (target.plannedArrivalMs() - source.plannedArrivalMs()) / 1_000.0 - source.serviceSeconds();
        return to == from + 1 && byPlan >= 0 ? byPlan : metres(source, target) / metresPerSecond;
    }

    /** A stop's cell of about a hundred metres: a stable key of places, for what is learnt about them. */
    public static long place(PlannedStop stop) {
        long row = Math.round(stop.lat() * 1_000);
        long column = Math.round(stop.lon() * 1_000);
        return (row << 32) ^ (column & 0xFFFF_FFFFL);
    }

    private static double pace(List<PlannedStop> stops) {
        double metres = 0;
        double seconds = 0;
        for (int i = 1; i < stops.size(); i++) {
            PlannedStop a = stops.get(i - 1);
            PlannedStop b = stops.get(i);
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
}
