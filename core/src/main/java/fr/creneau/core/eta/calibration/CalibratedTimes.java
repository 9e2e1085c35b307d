package fr.creneau.core.eta.calibration;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.RoundProgress;

/** Bends what another engine claims so that it holds, by what became of its claims. Not thread-safe. */
public final class CalibratedTimes implements ArrivalTimes {
    private final ArrivalTimes engine;
    private final Calibration calibration;
    private final Arrivals claimed = new Arrivals();

    public CalibratedTimes(ArrivalTimes engine, Calibration calibration) {
        this.engine = engine;
        this.calibration = calibration;
    }

    @Override
    public void predict(RoundProgress progress, Arrivals into) {
        engine.predict(progress, claimed);
        into.begin(progress.nowSeconds(), claimed.stops());
        for (int stop = 0; stop < claimed.stops(); stop++) {
            int group = claimedGroup(stop);
            for (int k = 0; k < Arrivals.levels(); k++) {
                double when = claimed.timeOf(stop, calibration.score(group, k));
                into.set(stop, k, stop == 0 && progress.isStanding() ? when : Math.max(progress.nowSeconds(), when));
            }
        }
    }

    /** The group of the newest claim for a stop. */
    public int claimedGroup(int stop) {
        return Calibration.group(claimed.p50(stop) - claimed.nowSeconds(), stop);
    }

    /** Where a moment lies in the newest claim for a stop, for {@link Calibration#observe} once it is known. */
    public double claimedScore(int stop, double epochSeconds) {
        return claimed.scoreOf(stop, epochSeconds);
    }
}
