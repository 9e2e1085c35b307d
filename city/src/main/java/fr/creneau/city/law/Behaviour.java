package fr.creneau.city.law;

import fr.creneau.city.noise.Noise;
import fr.creneau.city.plan.StopKind;
import fr.creneau.routing.HourFactors;

/** The law's numbers, read once from {@link Noise}; the file says what each one is. Seconds, shares of one. */
final class Behaviour {
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;

    final double driverSigma;
    final double roundSigma;
    final double wanderSigma;
    final double wanderMemory;
    final double placeSigma;
    final double trafficSigma;
    final HourFactors traffic;
    final double legSigma;
    final double parkingMean;
    final double lateMedian;
    final double lateSigma;
    final double[] dwellMedian = new double[StopKind.values().length];
    final double[] dwellSigma = new double[StopKind.values().length];
    final double[] absent = new double[StopKind.values().length];
    final double furtherParcelMean;
    final double absentMean;
    final double eveningFactor;
    final double refused;
    final double jumpProbability;
    final int jumpReach;
    final double jumpRunMean;
    final double jumpNearness;
    final double postponeProbability;
    final double postponeMean;
    final double breakProbability;
    final double breakStartMean;
    final double breakStartDeviation;
    final double breakMedian;
    final double breakSigma;
    final int breakLeastStops;

    Behaviour(Noise noise) {
        driverSigma = noise.number("pace.driver.sigma");
        roundSigma = noise.number("pace.round.sigma");
        wanderSigma = noise.number("pace.wander.sigma");
        wanderMemory = noise.share("pace.wander.memory");
        placeSigma = noise.number("place.dwell.sigma");
        trafficSigma = noise.number("traffic.day.sigma");
        traffic = HourFactors.of(noise.numbers("traffic.hours"));
        legSigma = noise.number("leg.sigma");
        parkingMean = noise.number("parking.mean.seconds");
        lateMedian = noise.number("departure.late.median.minutes") * MINUTE;
        lateSigma = noise.number("departure.late.sigma");
        for (StopKind kind : StopKind.values()) {
            dwellMedian[kind.ordinal()] = noise.number("dwell." + kind.word() + ".median.seconds");
            dwellSigma[kind.ordinal()] = noise.number("dwell." + kind.word() + ".sigma");
            absent[kind.ordinal()] = noise.share("absent." + kind.word());
        }
        furtherParcelMean = noise.number("dwell.further.parcel.mean.seconds");
        absentMean = noise.number("dwell.absent.mean.seconds");
        eveningFactor = noise.number("absent.evening.factor");
        refused = noise.share("refused");
        jumpProbability = noise.share("order.jump.probability");
        jumpReach = (int) noise.number("order.jump.reach.stops");
        jumpRunMean = noise.number("order.jump.run.mean.stops");
        jumpNearness = noise.number("order.jump.nearness.seconds");
        postponeProbability = noise.share("order.postpone.probability");
        postponeMean = noise.number("order.postpone.mean.stops");
        breakProbability = noise.share("break.probability");
        breakStartMean = noise.number("break.start.mean.hour") * HOUR;
        breakStartDeviation = noise.number("break.start.sd.minutes") * MINUTE;
        breakMedian = noise.number("break.median.minutes") * MINUTE;
        breakSigma = noise.number("break.sigma");
        breakLeastStops = (int) noise.number("break.least.stops.left");
    }
}
