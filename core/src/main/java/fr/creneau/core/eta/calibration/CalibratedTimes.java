package fr.creneau.core.eta.calibration;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.Claim;
import fr.creneau.core.eta.RoundProgress;
import java.util.Optional;
import java.util.function.Supplier;

/** Bends what another engine claims so that it holds, by what became of its claims. Not thread-safe. */
public final class CalibratedTimes implements ArrivalTimes {
    private final ArrivalTimes engine;
    private final Supplier<Generation> newest;
    private final Learner learner;
    private final Arrivals claimed = new Arrivals();
    private final Arrivals bent = new Arrivals();
    private int generation;

    /** Takes what became of a claim of some generation. */
    private interface Learner {
        void observe(Outcome outcome, int generation);
    }

    /** By its own calibration. */
    public CalibratedTimes(ArrivalTimes engine, Calibration calibration) {
        this(engine, only(new Generation(0, calibration)), (outcome, generation) -> calibration.observe(outcome));
    }

    /** By one that many engines share. */
    public CalibratedTimes(ArrivalTimes engine, SharedCalibration shared) {
        this(engine, shared::newest, shared::observe);
    }

    private CalibratedTimes(ArrivalTimes engine, Supplier<Generation> newest, Learner learner) {
        this.engine = engine;
        this.newest = newest;
        this.learner = learner;
    }

    private static Supplier<Generation> only(Generation generation) {
        return () -> generation;
    }

    @Override
    public void predict(RoundProgress progress, Arrivals into) {
        // Asked first: of a change in between this claim counts for the engine before, and is not learnt from.
        Generation by = newest.get();
        engine.predict(progress, claimed);
        generation = by.number();
        double now = progress.nowSeconds();
        bent.begin(now, claimed.stops());
        into.begin(now, claimed.stops());
        for (int stop = 0; stop < claimed.stops(); stop++) {
            double ahead = claimed.p50(stop) - now;
            int group = Calibration.group(ahead, stop);
            boolean arrived = stop == 0 && progress.isStanding();
            for (int k = 0; k < Arrivals.levels(); k++) {
                double when = claimed.timeOf(stop, by.bending().score(group, ahead, k));
                bent.set(stop, k, when);
                // What is still ahead lies ahead: the part of a distribution that lies behind sits at now.
                into.set(stop, k, arrived ? when : Math.max(now, when));
            }
        }
    }

    @Override
    public Optional<Claim> claim(int stop) {
        return Optional.of(new Claim(generation, stop, claimed.only(stop), bent.only(stop)));
    }

    @Override
    public void learn(Claim claim, double arrivalSeconds) {
        learner.observe(outcome(claim.own(), claim.told(), 0, claim.stopAhead(), arrivalSeconds), claim.generation());
    }

    /** What will have become of the newest claim for a stop if the van arrives then. */
    public Outcome outcome(int stop, double arrivalSeconds) {
        return outcome(claimed, bent, stop, stop, arrivalSeconds);
    }

    private static Outcome outcome(Arrivals own, Arrivals told, int at, int stopAhead, double arrivalSeconds) {
        int below = 0;
        while (below < Arrivals.levels() && told.quantileAt(at, below) < arrivalSeconds) {
            below++;
        }
        double now = own.nowSeconds();
        int group = Calibration.group(own.p50(at) - now, stopAhead);
        return new Outcome(group, own.scoreOf(at, arrivalSeconds), below, arrivalSeconds - now);
    }
}
