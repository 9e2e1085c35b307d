package fr.creneau.core.eta;

/**
 * The plan driven at the round's own pace: the first model, which knows no history.
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
 * the pace explains (a break, a queue) moves the pace by at most three of its standard deviations. Stateless,
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
     * @param startSeconds standard deviation of the start of a round that has not started
     */
    public record Noise(
            double paceDeviation,
            double reversionSeconds,
            double legVariation,
            double serviceVariation,
            double floorSeconds,
            double startSeconds) {
        /** Before anything is learnt: wide, and meant to err on that side. */
        public static Noise unlearnt() {
            return new Noise(0.14, 3 * 3600, 0.35, 0.7, 25, 240);
        }
    }

    private static final double CLIP_DEVIATIONS = 3;
    private static final double LEAST_PACE = -0.6;

    private final Noise noise;

    public PacedPlan() {
        this(Noise.unlearnt());
    }

    public PacedPlan(Noise noise) {
        this.noise = noise;
    }

    @Override
    public void predict(RoundProgress progress, Arrivals into) {
        into.begin(progress.nowSeconds(), progress.ahead());
        if (progress.ahead() == 0) {
            return;
        }
        // The filter over the stops behind.
        double pace = 0;
        double paceVariance = noise.paceDeviation * noise.paceDeviation;
        double lastActual = Double.NaN;
        double lastPlanned = Double.NaN;
        double stretchVariance = 0;
        for (int i = 0; i < progress.done(); i++) {
            stretchVariance += stretchVariance(progress.plannedLeg(i), progress.plannedService(i));
            double actual = known(progress.actualDeparture(i), progress.actualArrival(i));
            double planned = Double.isNaN(progress.actualDeparture(i))
                    ? progress.plannedArrival(i)
                    : progress.plannedDeparture(i);
            if (Double.isNaN(actual)) {
                continue;
            }
            double stretch = planned - lastPlanned;
            if (stretch > 0) {
                double keep = Math.exp(-stretch / noise.reversionSeconds);
                double stationary = noise.paceDeviation * noise.paceDeviation;
                double prior = keep * pace;
                double priorVariance = keep * keep * paceVariance + (1 - keep * keep) * stationary;
                double variance = stretch * stretch * priorVariance + stretchVariance;
                double surprise = actual - lastActual - stretch * (1 + prior);
                double limit = CLIP_DEVIATIONS * Math.sqrt(variance);
                double gain = priorVariance * stretch / variance;
                pace = Math.max(LEAST_PACE, prior + gain * Math.max(-limit, Math.min(limit, surprise)));
                paceVariance = priorVariance * stretchVariance / variance;
            }
            lastActual = actual;
            lastPlanned = planned;
            stretchVariance = 0;
        }
        ahead(progress, into, pace, paceVariance, lastActual);
    }

    private void ahead(RoundProgress progress, Arrivals into, double pace, double paceVariance, double lastActual) {
        int first = progress.done();
        double now = progress.nowSeconds();
        double tau = noise.reversionSeconds;
        double stationary = noise.paceDeviation * noise.paceDeviation;
        boolean standing = !Double.isNaN(progress.standingSince());
        // Time to the first stop ahead, `start` seconds from now at the least, and what of the plan lies before it.
        double start = 0;
        double startVariance = 0;
        double planned;
        if (standing) {
            planned = 0;
        } else if (!Double.isNaN(progress.secondsToNext())) {
            planned = progress.secondsToNext();
        } else if (Double.isNaN(lastActual)) {
            start = Math.max(0, progress.plannedArrival(first) - now);
            startVariance = noise.startSeconds * noise.startSeconds;
            planned = 0;
        } else {
            // The part of the leg that should be behind is behind; a leg already overdue is about to end.
            double leg = progress.plannedLeg(first);
            double left = leg - (now - lastActual) / (1 + pace);
            planned = Math.max(left, noise.legVariation * leg / 2);
        }
        double ownVariance = startVariance + (standing ? 0 : legVariance(planned));
        for (int j = 0; j < progress.ahead(); j++) {
            int stop = first + j;
            if (j > 0) {
                double service = progress.plannedService(stop - 1);
                double leg = progress.plannedLeg(stop);
                if (j == 1 && standing) {
                    double served = (now - progress.standingSince()) / (1 + pace);
                    service = Math.max(service - served, noise.serviceVariation * service / 2);
                }
                planned += service + leg;
                ownVariance += stretchVariance(leg, service);
            }
            double decay = Math.exp(-planned / tau);
            double gain = tau * (1 - decay);
            double mean = start + planned + pace * gain;
            double variance = ownVariance
                    + paceVariance * gain * gain
                    + Math.max(0, stationary * tau * tau * (2 * planned / tau - 3 + 4 * decay - decay * decay));
            if (j == 0 && standing) {
                certain(into, progress.standingSince());
            } else {
                logNormal(into, j, now, Math.max(1, mean), variance);
            }
        }
    }

    private static void certain(Arrivals into, double when) {
        for (int k = 0; k < Arrivals.levels(); k++) {
            into.set(0, k, when);
        }
    }

    private static void logNormal(Arrivals into, int stop, double now, double mean, double variance) {
        double logVariance = Math.log1p(variance / (mean * mean));
        double median = mean * Math.exp(-logVariance / 2);
        double deviation = Math.sqrt(logVariance);
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

    private static double known(double departure, double arrival) {
        return Double.isNaN(departure) ? arrival : departure;
    }
}
