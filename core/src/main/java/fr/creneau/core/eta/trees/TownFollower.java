package fr.creneau.core.eta.trees;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.passage.Passages;
import fr.creneau.core.eta.passage.StopFeatures;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Follows a round by what other vans of the town lately saw on the same streets. Without a model, and for a round of
 * which no departure was seen, another engine answers. The model may be exchanged at any moment from any thread; all
 * else belongs to one thread, as {@link Passages} does. Each distribution is normal, and may reach into the past: {@link
 * fr.creneau.core.eta.calibration} gives it its true shape and its beginning.
 */
public final class TownFollower implements ArrivalTimes {
    /** Trees are asked at each of the next so many stops; farther on, at fewer and fewer. */
    private static final int EACH_STOP = 24;

    private static final double KNOT_RATIO = 1.25;

    private final Passages passages;
    private final ArrivalTimes before;
    private final StopFeatures features;
    private volatile Optional<DelayModel> model = Optional.empty();
    private boolean answered;

    /** @param before answers until something is learnt */
    public TownFollower(Passages passages, ArrivalTimes before) {
        this(passages, before, new StopFeatures());
    }

    /** @param features columns that are looked at; filled here, and to be read by the caller after a prediction */
    public TownFollower(Passages passages, ArrivalTimes before, StopFeatures features) {
        this.passages = passages;
        this.before = before;
        this.features = features;
    }

    /**
     * Takes another model from the next prediction on.
     *
     * @throws IllegalArgumentException for one that looks at columns which are hidden here
     */
    public void use(DelayModel newModel) {
        if (!newModel.without().containsAll(features.without())) {
            throw new IllegalArgumentException(
                    "model %s looks at columns that are hidden here: expected one learnt without %s"
                            .formatted(newModel.version(), new TreeSet<>(features.without())));
        }
        model = Optional.of(newModel);
    }

    /** Whether the newest prediction was the model's own. */
    public boolean answeredByModel() {
        return answered;
    }

    @Override
    public void predict(RoundProgress progress, Arrivals into) {
        Optional<DelayModel> current = model;
        boolean known = features.fill(progress, passages);
        answered = known && current.isPresent();
        if (current.isEmpty() || !known) {
            before.predict(progress, into);
            return;
        }
        into.begin(progress.nowSeconds(), progress.ahead());
        DelayModel trees = current.get();
        int knot = 0;
        double knotMedian = median(trees, 0);
        double knotDeviation = deviation(trees, 0);
        set(progress, into, 0, knotMedian, knotDeviation);
        while (knot < progress.ahead() - 1) {
            int next = Math.min(progress.ahead() - 1, knot < EACH_STOP ? knot + 1 : (int) (knot * KNOT_RATIO));
            double nextMedian = median(trees, next);
            double nextDeviation = deviation(trees, next);
            for (int stop = knot + 1; stop <= next; stop++) {
                double share = (stop - knot) / (double) (next - knot);
                set(
                        progress,
                        into,
                        stop,
                        knotMedian + share * (nextMedian - knotMedian),
                        knotDeviation + share * (nextDeviation - knotDeviation));
            }
            knot = next;
            knotMedian = nextMedian;
            knotDeviation = nextDeviation;
        }
        for (int k = 0; progress.isStanding() && k < Arrivals.levels(); k++) {
            into.set(0, k, progress.standingSince());
        }
    }

    private double median(DelayModel known, int stop) {
        return known.medianUnits(features.rows(), StopFeatures.at(stop));
    }

    private double deviation(DelayModel known, int stop) {
        return known.deviationUnits(features.rows(), StopFeatures.at(stop));
    }

    private void set(RoundProgress progress, Arrivals into, int stop, double medianUnits, double deviationUnits) {
        double unit = DelayModel.unit(features.plannedLeft(progress, stop));
        double median = progress.plannedArrival(progress.done() + stop) + features.delay() + medianUnits * unit;
        for (int k = 0; k < Arrivals.levels(); k++) {
            into.set(stop, k, median + deviationUnits * unit * Arrivals.score(k));
        }
    }
}
