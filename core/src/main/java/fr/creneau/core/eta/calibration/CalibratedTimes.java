package fr.creneau.core.eta.calibration;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.RoundProgress;

/** Bends what another engine claims so that it holds, by what became of its claims. Not thread-safe. */
public final class CalibratedTimes implements ArrivalTimes {
    private final ArrivalTimes engine;
    private final Calibration calibration;
    private final Arrivals claimed = new Arrivals();
    private final Arrivals bent = new Arrivals();

    public CalibratedTimes(ArrivalTimes engine, Calibration calibration) {
        this.engine = engine;
        this.calibration = calibration;
    }

    @Override
    public void predict(RoundProgress progress, Arrivals into) {
        engine.predict(progress, claimed);
        double now = progress.nowSeconds();
        bent.begin(now, claimed.stops());
        into.begin(now, claimed.stops());
        for (int stop = 0; stop < claimed.stops(); stop++) {
            double ahead = claimed.p50(stop) - now;
            int group = Calibration.group(ahead, stop);
            boolean arrived = stop == 0 && progress.isStanding();
            for (int k = 0; k < Arrivals.levels(); k++) {
                double when = claimed.timeOf(stop, calibration.score(group, ahead, k));
                bent.set(stop, k, when);
                // What is still ahead lies ahead: the part of a distribution that lies behind sits at now.
                into.set(stop, k, arrived ? when : Math.max(now, when));
            }
        }
    }

    /** What will have become of the newest claim for a stop if the van arrives then. */
    public Outcome outcome(int stop, double arrivalSeconds) {
        int below = 0;
        while (below < Arrivals.levels() && bent.quantileAt(stop, below) < arrivalSeconds) {
            below++;
        }
        double now = claimed.nowSeconds();
        int group = Calibration.group(claimed.p50(stop) - now, stop);
        return new Outcome(group, claimed.scoreOf(stop, arrivalSeconds), below, arrivalSeconds - now);
    }
}
