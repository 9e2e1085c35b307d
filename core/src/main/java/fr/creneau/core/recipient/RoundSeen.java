package fr.creneau.core.recipient;

import fr.creneau.core.geo.LatLon;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A round as its writer sees it now, with everybody's stops: this never leaves the server.
 *
 * @param departedAt when the van left the depot, null before
 * @param lastEvidence observed time of the newest fix or scan, null before the first
 * @param stops in planned order
 */
public record RoundSeen(
        String roundId,
        Phase phase,
        @Nullable Instant departedAt,
        @Nullable Instant lastEvidence,
        List<StopSeen> stops) {
    /** Where a round is in its day. */
    public enum Phase {
        PLANNED,
        UNDER_WAY,
        ENDED
    }

    public RoundSeen {
        stops = List.copyOf(stops);
    }

    /** The stop that carries the parcel. */
    public Optional<StopSeen> findStopOf(String parcelId) {
        return stops.stream().filter(stop -> stop.parcels().contains(parcelId)).findFirst();
    }

    /**
     * One stop of the round.
     *
     * @param rank 0: being served or next; −1: done
     * @param live a shorter window, kept nine times out of ten as seen now; null for none
     * @param expected null when nothing is expected any more or nothing is known yet
     */
    public record StopSeen(
            String stopId,
            LatLon place,
            StopPhase phase,
            int rank,
            @Nullable Expected expected,
            @Nullable Live live,
            List<String> parcels) {
        public StopSeen {
            parcels = List.copyOf(parcels);
        }
    }

    /** Where a stop is in its life. */
    public enum StopPhase {
        PENDING,
        SERVING,
        DONE,
        FAILED,
        SKIPPED
    }

    /** A window as narrow as the day allows now. */
    public record Live(Instant start, Instant end, double probability) {}

    /** A live arrival: the median, and the ends of its 80 % interval. */
    public record Expected(Instant p10, Instant p50, Instant p90) {}
}
