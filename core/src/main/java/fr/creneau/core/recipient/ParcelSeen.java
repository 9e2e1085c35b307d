package fr.creneau.core.recipient;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.parcel.AttemptProof;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one parcel, its round aside.
 *
 * @param announcedAt null when no shipper announced it
 * @param place the recipient's own address, null when it has no coordinates
 * @param scans in any order, doubles allowed
 * @param tellings windows told, in any order
 * @param outcome its state on its newest round, null before it has one
 */
public record ParcelSeen(
        String parcelId,
        @Nullable Instant announcedAt,
        @Nullable LatLon place,
        List<Scanned> scans,
        List<Told> tellings,
        @Nullable Outcome outcome) {
    public ParcelSeen {
        scans = List.copyOf(scans);
        tellings = List.copyOf(tellings);
    }

    /** One scan, as far as a recipient is told of it. */
    public record Scanned(
            ScanStep step, Instant at, @Nullable String placeId) {}

    /** The scans that a recipient is told of as such; the others show through the outcome. */
    public enum ScanStep {
        HUB,
        DEPOT,
        LOADED,
        RETURNED
    }

    /**
     * A window that was told.
     *
     * @param telling from 1, counted within the round
     */
    public record Told(String roundId, int telling, Instant toldAt, Instant start, Instant end, double probability) {}

    /**
     * The parcel's state on a round.
     *
     * @param inferred from dwell at the door, no scan yet
     * @param probability that it is the true one, 0 to 1; null where nobody has measured that
     * @param dwellSeconds time seen at the door, null when not seen
     * @param doubt why an attempt does not count, null when it does, when it cannot be told yet, or in another state
     */
    public record Outcome(
            String roundId,
            State state,
            Instant at,
            boolean inferred,
            @Nullable Double probability,
            @Nullable String receivedBy,
            @Nullable Integer dwellSeconds,
            AttemptProof.@Nullable Doubt doubt) {
        /** What a round has made of a parcel. */
        public enum State {
            PLANNED,
            ON_ROUND,
            DELIVERED,
            NOT_HOME,
            REFUSED,
            UNSERVED,
            WITHDRAWN
        }
    }
}
