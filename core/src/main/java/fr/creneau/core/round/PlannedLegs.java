package fr.creneau.core.round;

import fr.creneau.core.geo.Geodesy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long the ways between a round's stops take by its plan, in whatever order they are driven: between neighbours of the
 * plan its own times, without the rest that one of them may hold; between others the straight distance at the plan's own
 * pace. Immutable.
 */
public final class PlannedLegs {
    private static final double SLOWEST_MPS = 1.5;
    private static final double FASTEST_MPS = 15;
    private static final double USUAL_MPS = 5;

    /** What a leg takes longer than its way is a rest from here on: no break by law is shorter than a quarter of an hour. */
    private static final double LEAST_REST_SECONDS = 900;

    /** A longer gap is no rest: stops were given away. */
    private static final double LONGEST_REST_SECONDS = 7_200;

    private static final int NONE = -1;

    private final List<PlannedStop> stops;
    private final double[] straight;
    private final double toFirstSeconds;
    private final double metresPerSecond;
    private final @Nullable PlannedRest rest;

    /**
     * @param stops in planned order, one at least
     * @param departureMs planned, epoch milliseconds
     */
    public PlannedLegs(List<PlannedStop> stops, long departureMs) {
        this.stops = stops;
        this.straight = new double[stops.size()];
        for (int to = 1; to < stops.size(); to++) {
            straight[to] = metres(stops.get(to - 1), stops.get(to));
        }
        this.toFirstSeconds = Math.max(0, stops.get(0).plannedArrivalMs() - departureMs) / 1_000.0;
        double pace = pace(NONE);
        int longest = NONE;
        double most = 0;
        for (int to = 1; to < stops.size(); to++) {
            double over = byPlan(to) - straight[to] / pace;
            if (over > most) {
                most = over;
                longest = to;
            }
        }
        // The other legs tell the pace: a rest would slow it down.
        double without = pace(longest);
        double over = longest == NONE ? 0 : byPlan(longest) - straight[longest] / without;
        if (over < LEAST_REST_SECONDS || over > LONGEST_REST_SECONDS) {
            this.rest = null;
            this.metresPerSecond = pace;
        } else {
            PlannedStop left = stops.get(longest - 1);
            this.rest = new PlannedRest(longest, left.plannedArrivalMs() + left.serviceSeconds() * 1_000L, over);
            this.metresPerSecond = without;
        }
    }

    /** Straight metres for each planned second of driving, whatever the streets do in between. */
    double metresPerSecond() {
        return metresPerSecond;
    }

    /** The rest that the plan holds; null for none. */
    @Nullable
    PlannedRest rest() {
        return rest;
    }

    /** Driving seconds from one stop to another, by their places in the plan; −1 is the depot. */
    double seconds(int from, int to) {
        PlannedStop target = stops.get(to);
        if (from < 0) {
            return to == 0 ? toFirstSeconds : Math.max(toFirstSeconds, metres(stops.get(0), target) / metresPerSecond);
        }
        double byPlan = to == from + 1 ? byPlan(to) - restBefore(to) : NONE;
        return byPlan >= 0 ? byPlan : metres(stops.get(from), target) / metresPerSecond;
    }

    private double restBefore(int to) {
        return rest != null && rest.before() == to ? rest.seconds() : 0;
    }

    /** Planned seconds from the stop before, its rest included; negative where the plan contradicts itself. */
    private double byPlan(int to) {
        PlannedStop before = stops.get(to - 1);
        return (stops.get(to).plannedArrivalMs() - before.plannedArrivalMs()) / 1_000.0 - before.serviceSeconds();
    }

    /** A stop's cell of about ten metres: a stable key of places, for what is learnt about them. */
    public static long place(PlannedStop stop) {
        long row = Math.round(stop.lat() * 10_000);
        long column = Math.round(stop.lon() * 10_000);
        return (row << 32) ^ (column & 0xFFFF_FFFFL);
    }

    /** Of all legs but one. */
    private double pace(int without) {
        double metres = 0;
        double seconds = 0;
        for (int to = 1; to < stops.size(); to++) {
            if (to != without) {
                metres += straight[to];
                seconds += Math.max(0, byPlan(to));
            }
        }
        return seconds < 60 || metres < 100
                ? USUAL_MPS
                : Math.max(SLOWEST_MPS, Math.min(FASTEST_MPS, metres / seconds));
    }

    static double metres(PlannedStop a, PlannedStop b) {
        return Geodesy.metresBetween(a.lat(), a.lon(), b.lat(), b.lon());
    }
}
