package fr.creneau.core.eta.trees;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.passage.Passages;
import fr.creneau.core.eta.passage.StopFeatures;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@link TownFollower} by whatever model is in use at the moment, on what a round tells of itself; until there is one
 * another engine answers. One thread at a time; the model may change on any.
 */
public final class NewestModel implements ArrivalTimes {
    private final Supplier<Optional<DelayModel>> newest;
    private final ArrivalTimes before;
    private final TownFollower follower;
    private Optional<DelayModel> known = Optional.empty();

    /**
     * @param newest asked at each prediction; models that look at {@link StopFeatures#OF_OTHERS} are refused
     * @param before answers where no model does
     */
    public NewestModel(Supplier<Optional<DelayModel>> newest, ArrivalTimes before) {
        this.newest = newest;
        this.before = before;
        this.follower = new TownFollower(new Passages(), before, new StopFeatures(StopFeatures.OF_OTHERS));
    }

    @Override
    public void predict(RoundProgress progress, Arrivals into) {
        Optional<DelayModel> now = newest.get();
        if (!now.equals(known)) {
            now.ifPresent(follower::use);
            known = now;
        }
        if (now.isEmpty()) {
            before.predict(progress, into);
        } else {
            follower.predict(progress, into);
        }
    }
}
