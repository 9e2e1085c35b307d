package fr.creneau.core.eta;

import fr.creneau.core.eta.habit.Habits;
import fr.creneau.core.eta.habit.RestMixture;
import java.util.Optional;

/**
 * The plan, with what is habit, driven at the round's own pace of the day.
 *
 * <p>The pace x is a state shared by all stops of the round: driving and serving take (1 + x) times the plan. It is
 * followed by a scalar Kalman filter over the stops behind, reverts to 0 (Ornstein–Uhlenbeck, {@link
 * Noise#reversionSeconds} of planned time), and is integrated over the plan ahead. With M seconds of plan to a stop, τ
 * the reversion, P the variance of x now and s² its stationary variance,
 *
 * <pre>
 *   G = τ(1 − e^(−M/τ))                        mean ahead = M + x·G
 *   variance = P·G² + s²τ²(2M/τ − 3 + 4e^(−M/τ) − e^(−2M/τ)) + Σσ² of legs and services
 * </pre>
 *
 * so that the errors of distant stops are correlated, as they are in truth: leaving that out is why naive windows
 * under-cover. The time ahead is log-normal with that mean and variance. One stretch that took far more or less than
 * the pace explains (a break, a queue) moves the pace by at most three of its standard deviations. A rest that is still
 * to come is mixed in ({@link RestMixture}). Planned times are those that {@link Habits} make of the plan. Stateless,
 * thread-safe.
 */
public final class PacedPlan implements ArrivalTimes {
    /**
     * How rounds wander about their plan.
     *
     * @param paceDeviation stationary standard deviation of the pace, a fraction of the planned time
     * @param reversionSeconds planned time after which a pace is forgotten to 1/e
     * @param legVariation standard deviation of one leg, a fraction of it
     * @param serviceVariation standard deviation of one service, a fraction of it
     * @param floorSeconds standard deviation of a stretch of no planned length
     */
    public record Noise(
            double paceDeviation,
            double reversionSeconds,
            double legVariation,
            double serviceVariation,
            double floorSeconds) {
        /** Before anything is learnt: wide, and meant to err on that side. */
        public static Noise unlearnt() {
            return new Noise(0.14, 3 * 3600, 0.35, 0.7, 25);
        }

        Noise withPaceDeviation(double deviation) {
            return new Noise(deviation, reversionSeconds, legVariation, serviceVariation, floorSeconds);
        }
    }

    private static final double CLIP_DEVIATIONS = 3;
    private static final double LEAST_PACE = -0.6;
    private static final double REST_SHARE = 0.5;
    private static final double LONG_AGO_SECONDS = 1e6;

    private final Noise noise;
    private final Habits habits;
    private final double stationary;

    /** Nothing learnt. */
    public PacedPlan() {
        this(Habits.none());
    }

    public PacedPlan(Habits habits) {
        this(Noise.unlearnt().withPaceDeviation(habits.paceDeviation()), habits);
    }

    PacedPlan(Noise noise, Habits habits) {
        this.noise = noise;
        this.habits = habits;
        this.stationary = noise.paceDeviation * noise.paceDeviation;
    }

    @Override
    public void predict(RoundProgress progress, Arrivals into) {
        into.begin(progress.nowSeconds(), progress.ahead());
        if (progress.ahead() == 0) {
            return;
        }
        // The filter over the stops behind.
        double pace = 0;
        double paceVariance = stationary;
        double lastActual = Double.NaN;
        double stretch = 0;
        double stretchVariance = 0;
        // A stretch so much longer than expected held the rest, and says nothing of the pace.
        double heldRest = progress.rested() ? REST_SHARE * progress.restPlannedSeconds() : Double.POSITIVE_INFINITY;
        for (int i = 0; i < progress.done(); i++) {
            double leg = habits.leg(progress, i);
            double service = habits.service(progress, i);
            boolean departed = !Double.isNaN(progress.actualDeparture(i));
            double actual = departed ? progress.actualDeparture(i) : progress.actualArrival(i);
            if (Double.isNaN(actual)) {
                stretch += leg + service;
                stretchVariance += stretchVariance(leg, service);
                continue;
            }
            stretch += departed ? leg + service : leg;
            stretchVariance += departed ? stretchVariance(leg, service) : legVariance(leg);
            if (stretch > 0 && !Double.isNaN(lastActual)) {
                double keep = Math.exp(-stretch / noise.reversionSeconds);
                double prior = keep * pace;
                double priorVariance = keep * keep * paceVariance + (1 - keep * keep) * stationary;
                double variance = stretch * stretch * priorVariance + stretchVariance;
                double surprise = actual - lastActual - stretch * (1 + prior);
                if (surprise > heldRest) {
                    heldRest = Double.POSITIVE_INFINITY;
                    pace = prior;
                    paceVariance = priorVariance;
                } else {
                    double limit = CLIP_DEVIATIONS * Math.sqrt(variance);
                    double gain = priorVariance * stretch / variance;
                    pace = Math.max(LEAST_PACE, prior + gain * Math.max(-limit, Math.min(limit, surprise)));
                    paceVariance = priorVariance * stretchVariance / variance;
                }
            }
            lastActual = actual;
            stretch = departed ? 0 : service;
            stretchVariance = departed ? 0 : stretchVariance(0, service);
        }
        ahead(progress, into, pace, paceVariance, lastActual);
    }

    private void ahead(RoundProgress progress, Arrivals into, double pace, double paceVariance, double lastActual) {
        int first = progress.done();
        double now = progress.nowSeconds();
        double tau = noise.reversionSeconds;
        boolean standing = progress.isStanding();
        // Time to the first stop ahead, `start` seconds from now at the least, and what of the plan lies before it.
        double start = 0;
        double startVariance = 0;
        double planned;
        double leg = habits.leg(progress, first);
        if (standing) {
            planned = 0;
        } else if (!Double.isNaN(progress.secondsToNext())) {
            planned = progress.secondsToNext();
        } else if (Double.isNaN(lastActual)) {
            Habits.Start usual = habits.start();
            start = Math.max(0, progress.plannedArrival(first) + usual.lateSeconds() - now);
            startVariance = usual.deviationSeconds() * usual.deviationSeconds();
            planned = 0;
        } else {
            // The part of the leg that should be behind is behind; a leg already overdue is about to end.
            double left = leg - (now - lastActual) / (1 + pace);
            planned = Math.max(left, noise.legVariation * leg / 2);
        }
        double ownVariance = startVariance + (standing ? 0 : legVariance(planned));
        Optional<RestMixture.Rest> rest = rest(progress);
        RestMixture mixture = new RestMixture();
        for (int j = 0; j < progress.ahead(); j++) {
            int stop = first + j;
            if (j > 0) {
                leg = habits.leg(progress, stop);
                double service = habits.service(progress, stop - 1);
                if (j == 1 && standing) {
                    double served = (now - progress.standingSince()) / (1 + pace);
                    service = Math.max(service - served, noise.serviceVariation * service / 2);
                }
                planned += service + leg;
                ownVariance += stretchVariance(leg, service);
            }
            if (j == 0 && standing) {
                certain(into, progress.standingSince());
                continue;
            }
            double decay = Math.exp(-planned / tau);
            double gain = tau * (1 - decay);
            double mean = Math.max(1, start + planned + pace * gain);
            double variance = ownVariance
                    + paceVariance * gain * gain
                    + Math.max(0, stationary * tau * tau * (2 * planned / tau - 3 + 4 * decay - decay * decay));
            arrive(into, j, now, mean, variance, leg, rest, mixture);
        }
    }

    private static void arrive(
            Arrivals into,
            int stop,
            double now,
            double mean,
            double variance,
            double leg,
            Optional<RestMixture.Rest> rest,
            RestMixture mixture) {
        double logVariance = Math.log1p(variance / (mean * mean));
        double median = mean * Math.exp(-logVariance / 2);
        double deviation = Math.sqrt(logVariance);
        if (rest.isEmpty()) {
            logNormal(into, stop, now, median, deviation);
            return;
        }
        RestMixture.Rest pause = rest.get();
        double surely = RestMixture.surely(pause, median, deviation, leg);
        if (surely == 0) {
            logNormal(into, stop, now, median, deviation);
        } else if (surely == 1) {
            double later = mean + pause.length();
            double spread = variance + pause.lengthDeviation() * pause.lengthDeviation();
            arrive(into, stop, now, later, spread, leg, Optional.empty(), mixture);
        } else {
            mixture.set(into, stop, now, pause, median, deviation, leg);
        }
    }

    private Optional<RestMixture.Rest> rest(RoundProgress progress) {
        if (Double.isNaN(progress.restPlannedAt()) || progress.rested()) {
            return Optional.empty();
        }
        Habits.Rest usual = habits.rest();
        double now = progress.nowSeconds();
        double length = progress.restPlannedSeconds() * usual.factor();
        if (!Double.isNaN(progress.restingSince())) {
            // It comes before whatever is ahead; one that is overdue is about to end.
            double left = Math.max(length - (now - progress.restingSince()), usual.lengthDeviationSeconds() / 2);
            return Optional.of(new RestMixture.Rest(
                    1,
                    Double.NEGATIVE_INFINITY,
                    -LONG_AGO_SECONDS,
                    usual.deviationSeconds(),
                    left,
                    usual.lengthDeviationSeconds()));
        }
        double due = progress.restPlannedAt() + usual.lateSeconds() - now;
        double left = lastDeparture(progress) - now;
        return Optional.of(
                new RestMixture.Rest(1, left, due, usual.deviationSeconds(), length, usual.lengthDeviationSeconds())
                        .believed(usual.takenShare()));
    }

    /** Epoch seconds; negative infinity before the first one. */
    private static double lastDeparture(RoundProgress progress) {
        for (int i = progress.done() - 1; i >= 0; i--) {
            if (!Double.isNaN(progress.actualDeparture(i))) {
                return progress.actualDeparture(i);
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    private static void certain(Arrivals into, double when) {
        for (int k = 0; k < Arrivals.levels(); k++) {
            into.set(0, k, when);
        }
    }

    private static void logNormal(Arrivals into, int stop, double now, double median, double deviation) {
        for (int k = 0; k < Arrivals.levels(); k++) {
            into.set(stop, k, now + median * Math.exp(deviation * Arrivals.score(k)));
        }
    }

    private double stretchVariance(double leg, double service) {
        double ofService = noise.serviceVariation * service;
        return legVariance(leg) + ofService * ofService;
    }

    private double legVariance(double leg) {
        double ofLeg = noise.legVariation * leg;
        return noise.floorSeconds * noise.floorSeconds + ofLeg * ofLeg;
    }
}
