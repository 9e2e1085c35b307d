package fr.creneau.core.round;

import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.parcel.ParcelOnRound;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a round's facts add up to. Equal facts give equal views, in whatever order they came.
 *
 * @param plan the newest
 * @param departedMs when it left the depot, epoch milliseconds
 * @param endedMs when it ended, epoch milliseconds
 * @param overMs when it is over even if it was not finished, epoch milliseconds
 * @param stops those served under an older plan first, then in planned order; stops that lost all their parcels to
 *     other rounds are no stops of this one
 * @param parcels those that the round holds, attempted, or lost
 * @param served indices into {@code stops}, in the order that they were served
 * @param ahead indices into {@code stops}, in the order expected
 */
public record RoundView(
        RoundPlan plan,
        RoundStatus status,
        @Nullable Long departedMs,
        @Nullable Long endedMs,
        long overMs,
        List<StopView> stops,
        Map<ParcelId, ParcelView> parcels,
        List<Integer> served,
        List<Integer> ahead) {
    public RoundView {
        stops = List.copyOf(stops);
        parcels = Map.copyOf(parcels);
        served = List.copyOf(served);
        ahead = List.copyOf(ahead);
    }

    /**
     * Reads the facts.
     *
     * @param plans known versions, newest first, at least one
     * @param parcels what is known of parcels, by id
     * @param seen what was seen of its vans while they drove for this round
     * @param asOfMs only decides whether the day is over; epoch milliseconds
     */
    public static RoundView of(
            RoundRules rules,
            List<RoundPlan> plans,
            Map<ParcelId, ParcelOnRound> parcels,
            Sightings seen,
            long asOfMs) {
        return new RoundReading(rules, plans, parcels, seen).view(asOfMs);
    }

    /** Stops served or attempted. */
    public int stopsDone() {
        return served.size();
    }

    /** The first stop ahead, when the van stands at its door. */
    public @Nullable StopView serving() {
        if (ahead.isEmpty()) {
            return null;
        }
        StopView first = stops.get(ahead.get(0));
        return first.status() == StopStatus.SERVING ? first : null;
    }
}
