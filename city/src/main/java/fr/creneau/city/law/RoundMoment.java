package fr.creneau.city.law;

import java.util.Arrays;
import java.util.Optional;

/**
 * A round at one moment: what somebody who watches it knows, and, where wanted, what is hidden. {@link RoundLaw} makes
 * moments and continues them. Immutable.
 */
public final class RoundMoment {
    /** What the van is doing. */
    public enum Doing {
        /** Waits at the depot. */
        WAITING,
        /** Has left a place, or rests before the next one; which comes next is not known to those who watch. */
        UNDER_WAY,
        /** Stands at a stop. */
        AT_STOP
    }

    private final double at;
    private final Doing doing;
    private final double since;
    private final int place;
    private final int[] remaining;
    private final boolean rested;
    private final Optional<Hidden> hidden;

    /**
     * @param at the moment, seconds of the local day
     * @param since when the van began what it is doing
     * @param place where it stands, or which place it left last; 0 is the depot
     * @param remaining stops not yet reached, in the order that is meant now
     * @param hidden empty: to be drawn anew in each continuation
     */
    RoundMoment(
            double at, Doing doing, double since, int place, int[] remaining, boolean rested, Optional<Hidden> hidden) {
        this.at = at;
        this.doing = doing;
        this.since = since;
        this.place = place;
        this.remaining = remaining.clone();
        this.rested = rested;
        this.hidden = hidden;
    }

    /** The moment, seconds of the local day. */
    public double at() {
        return at;
    }

    public Doing doing() {
        return doing;
    }

    /** When the van began what it is doing, seconds of the local day. */
    public double since() {
        return since;
    }

    /** Where the van stands, or which place it left last; 0 is the depot. */
    public int place() {
        return place;
    }

    /** Stops not yet reached, in the order that is meant now; a copy. */
    public int[] remaining() {
        return remaining.clone();
    }

    /** Whether the driver has had the break. */
    public boolean rested() {
        return rested;
    }

    public Optional<Hidden> hidden() {
        return hidden;
    }

    /**
     * The same moment for one who knows the law but not this day: continuations draw what is hidden anew. Exact until
     * the first stop; later on the past would tell something about what is hidden, which this leaves unused.
     */
    public RoundMoment withoutHidden() {
        return new RoundMoment(at, doing, since, place, remaining, rested, Optional.empty());
    }

    @Override
    public String toString() {
        return "RoundMoment[%.0f %s since %.0f at %d, remaining %s]"
                .formatted(at, doing, since, place, Arrays.toString(remaining));
    }
}
