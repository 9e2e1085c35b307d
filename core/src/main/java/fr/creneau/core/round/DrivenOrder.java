package fr.creneau.core.round;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.StableKey;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a {@link RoundProgress} of a round in the order really driven and expected, with the times that its plan would give
 * that order, and of the rest as far as it shows. Used once for each progress; not thread-safe.
 */
public final class DrivenOrder {
    /** A van that takes so much longer than planned about the time of the rest, and has not rested, rests. */
    private static final double SURELY_RESTING_SECONDS = 600;

    private static final int DEPOT = -1;

    private final List<PlannedStop> stops;
    private final PlannedLegs legs;
    private final @Nullable PlannedRest rest;
    private final RoundProgress into;
    private double planned;
    private int before = DEPOT;
    private double left = Double.NaN;
    private final boolean splitsRests;
    private double firstLeg = Double.NaN;
    private boolean rested;

    /**
     * @param stops in planned order
     * @param into begun, without stops
     * @param plannedStart when the round leaves by its plan, epoch seconds
     */
    DrivenOrder(List<PlannedStop> stops, PlannedLegs legs, RoundProgress into, double plannedStart) {
        this(stops, legs, into, plannedStart, false);
    }

    private DrivenOrder(
            List<PlannedStop> stops, PlannedLegs legs, RoundProgress into, double plannedStart, boolean splitsRests) {
        this.splitsRests = splitsRests;
        this.stops = stops;
        this.legs = legs;
        this.rest = legs.rest();
        this.into = into;
        this.planned = plannedStart;
    }

    /**
     * Tells of a round that is over, to be learnt from: its served stops in the order driven. When it was to leave the
     * depot need not be known: it begins at its first stop. A stop of which only a scan is known keeps its place and tells
     * no times; a rest taken at a door is told as a part of the way to the next one.
     *
     * @param stops in planned order, one at least
     * @param atMs as of when, epoch milliseconds
     * @param into filled anew
     */
    public static void tellOver(List<DrivenStop> stops, String driver, ServiceDay day, long atMs, RoundProgress into) {
        List<PlannedStop> plans = stops.stream().map(DrivenStop::plan).toList();
        into.begin(atMs / 1_000.0)
                .drivenBy(StableKey.of(driver))
                .localClockAhead(day.secondsAheadOfUtc(plans.get(0).plannedArrivalMs()));
        DrivenOrder order = fromFirstStop(plans, into);
        IntStream.range(0, stops.size())
                .filter(i -> stops.get(i).arrivedMs() != null)
                .boxed()
                .sorted(Comparator.comparing(
                        i -> Objects.requireNonNull(stops.get(i).arrivedMs())))
                .forEach(i -> order.served(i, stops.get(i)));
        order.end();
    }

    /**
     * Begins at the first stop, for a round that is over.
     *
     * @param stops in planned order, one at least
     * @param into begun, without stops
     */
    static DrivenOrder fromFirstStop(List<PlannedStop> stops, RoundProgress into) {
        long first = stops.get(0).plannedArrivalMs();
        return new DrivenOrder(stops, new PlannedLegs(stops, first), into, first / 1_000.0, true);
    }

    private void served(int at, DrivenStop stop) {
        Long arrived = stop.arrivedMs();
        Long departed = stop.departedMs();
        if (arrived != null && departed != null) {
            served(at, arrived / 1_000.0, departed / 1_000.0);
        } else {
            served(at, Double.NaN, Double.NaN);
        }
    }

    /** The van left the depot; epoch seconds. */
    void leftDepot(double departed) {
        into.addDone(planned, planned, Double.NaN, departed, RoundProgress.NO_PLACE);
        left = departed;
    }

    /**
     * The next stop that was served.
     *
     * @param at its place in the plan
     * @param arrived epoch seconds; NaN: not seen
     * @param departed epoch seconds; NaN: not seen, or the van still stands there
     */
    void served(int at, double arrived, double departed) {
        double arrival = planned + legs.seconds(before, at);
        PlannedStop stop = stops.get(at);
        double service = stop.serviceSeconds();
        double done = departed;
        if (rest != null && !rested) {
            rested = rest.isHeldBy(left, arrived - left - (arrival - planned));
            if (!rested && rest.isHeldBy(arrived + service, departed - arrived - service)) {
                rested = true;
                done = splitsRests ? arrived + service : departed;
            }
        }
        planned = arrival + service;
        into.addDone(arrival, planned, arrived, done, PlannedLegs.place(stop));
        left = done;
        before = at;
    }

    /** The next stop that is expected, by its place in the plan. */
    void ahead(int at) {
        PlannedStop stop = stops.get(at);
        double leg = legs.seconds(before, at);
        double arrival = planned + leg;
        firstLeg = Double.isNaN(firstLeg) ? leg : firstLeg;
        planned = arrival + stop.serviceSeconds();
        into.addAhead(arrival, planned, PlannedLegs.place(stop));
        before = at;
    }

    /** All stops have been told; the rest follows from them. */
    void end() {
        if (rest != null) {
            into.restPlanned(rest.atMs() / 1_000.0, rest.seconds(), rested);
        }
    }

    /** The van stands at the first stop ahead since then, epoch seconds; before {@link #end}. */
    void serving(double arrived) {
        rested |= rest != null && rest.isHeldBy(left, arrived - left - firstLeg);
    }

    /** The van still stands where it served the stop told last; after {@link #end}. */
    void standing(double arrived, double serviceSeconds) {
        restsSince(arrived + serviceSeconds, 0);
    }

    /** The van has left the stop told last; after {@link #end}. */
    void onItsWay() {
        restsSince(left, firstLeg);
    }

    private void restsSince(double since, double expected) {
        if (rest != null
                && !rested
                && into.nowSeconds() - since - expected > SURELY_RESTING_SECONDS
                && RoundProgress.isAboutRest(since, rest.atMs() / 1_000.0)) {
            into.restingSince(since);
        }
    }
}
