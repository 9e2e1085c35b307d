package fr.creneau.core.recipient;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.parcel.AttemptProof;
import fr.creneau.core.recipient.ParcelSeen.Told;
import fr.creneau.core.recipient.RoundSeen.Expected;
import fr.creneau.core.recipient.RoundSeen.Live;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one recipient is shown.
 *
 * @param known how well the state is known
 * @param window told last on the round that carries the parcel now
 * @param firstWindow told first on that round, only when it was moved since
 * @param movedMinutes by how much the window told last starts after the first (negative: before); only when it was moved
 * @param live narrower than the window told; null while the day does not allow one, or probabilities are not to be trusted
 * @param stopsBefore stops left before mine, only while the round is under way and mine is not done
 * @param van only when near, see {@link ViewPolicy}
 * @param stale no news of the van for longer than is usual
 * @param timeline oldest first
 */
public record RecipientView(
        String parcelId,
        State state,
        Known known,
        @Nullable Told window,
        @Nullable Told firstWindow,
        @Nullable Integer movedMinutes,
        @Nullable Expected expected,
        @Nullable Live live,
        @Nullable Integer stopsBefore,
        @Nullable LatLon place,
        @Nullable VanShown van,
        boolean stale,
        @Nullable Instant lastHeardAt,
        List<Step> timeline,
        @Nullable Ended ended) {
    /** What the page says first. */
    public enum State {
        ANNOUNCED,
        AT_HUB,
        AT_DEPOT,
        ON_ROUND,
        NEAR,
        AT_THE_DOOR,
        DELIVERED,
        NOT_HOME,
        REFUSED,
        UNSERVED,
        WITHDRAWN
    }

    /**
     * How well the state is known.
     *
     * @param probability that it is the true one, 0 to 1: 1 where a scan, the plan or the shipper says it; less where it was
     *     concluded from the van, or where the van stood at the door of a parcel that it is still said to carry; null where
     *     nobody has measured it: the van is at the door, or the day is over and no scan brought the parcel back
     * @param at the newest that it rests on; null while nothing is known but the parcel's number
     * @param radiusMetres of the van's place, about 95 % of errors lie within; null where no van is shown
     */
    public record Known(
            @Nullable Double probability,
            @Nullable Instant at,
            @Nullable Double radiusMetres) {}

    /** The van, near me. */
    public record VanShown(
            LatLon place,
            double headingDegrees,
            double radiusMetres,
            Instant observedAt,
            @Nullable MovingAway movingAway) {}

    /** Why a van that is near drives away from me. */
    public enum MovingAway {
        /** Other stops come before mine. */
        OTHER_STOPS_FIRST,
        /** Mine is next: one-way streets, a place to park. */
        DETOUR
    }

    /** One step of the way from announcement to hand-over. */
    public record Step(StepKind kind, Instant at, @Nullable String placeId, boolean inferred) {}

    /** The steps that a recipient is told of. */
    public enum StepKind {
        ANNOUNCED,
        HUB,
        DEPOT,
        LOADED,
        ON_THE_WAY,
        DELIVERED,
        ATTEMPTED,
        REFUSED,
        RETURNED
    }

    /**
     * How it ended.
     *
     * @param doubt why the attempt is disputed; null where it is not
     */
    public record Ended(
            Instant at,
            @Nullable String receivedBy,
            @Nullable Integer dwellSeconds,
            boolean inferred,
            AttemptProof.@Nullable Doubt doubt) {}
}
