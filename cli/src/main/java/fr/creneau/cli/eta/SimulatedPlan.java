package fr.creneau.cli.eta;

import fr.creneau.city.law.RoundTruth;
import fr.creneau.city.law.SimulatedDays;
import fr.creneau.city.law.Visit;
import fr.creneau.city.plan.PlannedRound;
import fr.creneau.city.plan.PlannedStop;
import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.StableKey;
import fr.creneau.routing.HourFactors;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * A simulated round as an estimator may see it: the plan and, when the day is over, what was scanned; never the law. The
 * planner's rest and parking time are read off the plan itself. Times are seconds of a clock on which the local day
 * begins at a multiple of 86 400.
 */
final class SimulatedPlan {
    /** A leg of the plan so much longer than driving and parking holds the planned rest. */
    private static final double LEAST_REST_SECONDS = 600;

    private final SimulatedDays.Round round;
    private final PlannedRound plan;
    private final double midnight;
    private final double parkingSeconds;
    private double restAt = Double.NaN;
    private double restSeconds;

    SimulatedPlan(SimulatedDays.Round round, LocalDate date) {
        this.round = round;
        this.plan = round.plan();
        this.midnight = date.toEpochDay() * 86_400.0;
        double[] excess = new double[plan.size() - 1];
        for (int place = 2; place <= plan.size(); place++) {
            double left = leaves(place - 1);
            double driving = HourFactors.TYPICAL.seconds(plan.legSeconds(place - 1, place), left);
            excess[place - 2] = plan.stop(place).arrival() - left - driving;
        }
        double[] sorted = excess.clone();
        Arrays.sort(sorted);
        parkingSeconds = sorted[sorted.length / 2];
        for (int place = 2; place <= plan.size(); place++) {
            double rest = excess[place - 2] - parkingSeconds;
            if (rest > LEAST_REST_SECONDS) {
                restAt = leaves(place - 1);
                restSeconds = rest;
            }
        }
    }

    /** The clock's seconds of a moment of the local day. */
    double clock(double secondOfDay) {
        return midnight + secondOfDay;
    }

    /** What is known in the morning, before the van has left. */
    void fillMorning(double secondOfDay, RoundProgress progress) {
        begin(clock(secondOfDay), false, progress);
        for (int place = 1; place <= plan.size(); place++) {
            double arrival = plan.stop(place).arrival() - restBefore(place);
            addAhead(progress, place, clock(arrival));
        }
    }

    /** What is known when the round is over: the order driven, with the times that the planner would give that order. */
    void fillWhole(RoundProgress progress) {
        RoundTruth truth = round.truth();
        begin(clock(truth.back()), true, progress);
        progress.addDone(
                clock(plan.departure()),
                clock(plan.departure()),
                clock(truth.departure()),
                clock(truth.departure()),
                RoundProgress.NO_PLACE);
        int before = 0;
        double left = plan.stop(1).arrival() - drive(0, 1, plan.departure());
        for (Visit visit : truth.visits()) {
            int place = visit.place();
            double arrival = left + drive(before, place, left);
            left = arrival + plan.stop(place).serviceSeconds();
            progress.addDone(
                    clock(arrival),
                    clock(left),
                    clock(visit.arrival()),
                    clock(visit.departure()),
                    key(plan.stop(place)));
            before = place;
        }
    }

    private void begin(double now, boolean rested, RoundProgress progress) {
        progress.begin(now).drivenBy(StableKey.of(round.driver().alias()));
        if (!Double.isNaN(restAt)) {
            progress.restPlanned(clock(restAt), restSeconds, rested);
        }
    }

    private void addAhead(RoundProgress progress, int place, double arrival) {
        PlannedStop stop = plan.stop(place);
        progress.addAhead(arrival, arrival + stop.serviceSeconds(), key(stop));
    }

    private double restBefore(int place) {
        return !Double.isNaN(restAt) && plan.stop(place).arrival() > restAt + restSeconds ? restSeconds : 0;
    }

    private double leaves(int place) {
        return plan.stop(place).arrival() + plan.stop(place).serviceSeconds();
    }

    private double drive(int from, int to, double at) {
        return HourFactors.TYPICAL.seconds(plan.legSeconds(from, to), at) + parkingSeconds;
    }

    private static long key(PlannedStop stop) {
        return StableKey.of(stop.placeId());
    }
}
