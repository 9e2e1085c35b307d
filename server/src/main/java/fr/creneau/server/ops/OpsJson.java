package fr.creneau.server.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.StopState;
import fr.creneau.events.avro.StopStatus;
import fr.creneau.server.http.Words;
import fr.creneau.server.live.VanNow;
import fr.creneau.store.BoardStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the dispatcher's doors say: the schemas of the same names in the API's description. */
final class OpsJson {
    private static final int MOST_QUARTERS = 40;

    private OpsJson() {}

    record DepotDay(String depotId, String serviceDate, int rounds) {}

    record NextStop(String stopId, @Nullable Instant etaP50) {}

    record Window(Instant start, Instant end, double probability) {}

    record Eta(Instant p10, Instant p50, Instant p90) {}

    record VanOnMap(
            String roundId,
            String vanId,
            double lat,
            double lon,
            @Nullable Integer headingDeg,
            int radiusM,
            Instant observedAt) {
        static VanOnMap of(VanNow v) {
            return new VanOnMap(
                    v.moved().getRoundId(),
                    v.moved().getVanId(),
                    v.place().lat(),
                    v.place().lon(),
                    Double.isNaN(v.headingDegrees()) ? null : (Integer) (int) Math.round(v.headingDegrees()),
                    (int) Math.ceil(v.moved().getRadiusM()),
                    Instant.ofEpochMilli(v.moved().getObservedAtMs()));
        }
    }

    /** A row of the board; from the stream it has no history, which the page has already. */
    record BoardRow(
            String roundId,
            long revision,
            String driver,
            @Nullable String vanId,
            String status,
            int stopsDone,
            int stopsFailed,
            int stopsTotal,
            int attemptsDisputed,
            int latenessS,
            @Nullable NextStop nextStop,
            int windowsAtRisk,
            @Nullable Double lowestKeepProbability,
            @Nullable Instant lastEvidenceAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Integer> latenessHistory,

            @Nullable VanOnMap van) {
        static BoardRow of(BoardStore.BoardRow r, @Nullable VanNow van, boolean history) {
            return new BoardRow(
                    r.roundId(),
                    r.revision(),
                    r.driver(),
                    r.vanId(),
                    r.status(),
                    r.stopsDone(),
                    r.stopsFailed(),
                    r.stopsTotal(),
                    r.attemptsDisputed(),
                    r.latenessSeconds(),
                    r.nextStopId() == null ? null : new NextStop(r.nextStopId(), r.nextEta()),
                    r.windowsAtRisk(),
                    r.lowestKeepProbability(),
                    r.lastEvidenceAt(),
                    history ? quarters(r.latenessByQuarter()) : null,
                    van == null ? null : VanOnMap.of(van));
        }

        private static List<Integer> quarters(Map<Integer, Integer> byQuarter) {
            List<Integer> all = List.copyOf(new TreeMap<>(byQuarter).values());
            return all.subList(Math.max(0, all.size() - MOST_QUARTERS), all.size());
        }
    }

    record Board(
            Instant now,
            double speed,
            @Nullable String timeZone,
            int windowsTold,
            int windowsKept,
            int windowsEnded,
            List<BoardRow> rows,
            @Nullable String nextPageToken) {}

    record WindowAtRisk(
            String roundId,
            String stopId,
            String parcelId,
            Window window,
            double keepProbability,
            @Nullable Instant expectedAt) {}

    record SilentVan(String vanId, String roundId, @Nullable Instant lastHeardAt, long silentS) {}

    /** An attempt that does not count, and why. */
    record Disputed(String parcelId, String because) {}

    /** @param probability that the status is the true one; null while nothing is concluded, or where it was not told */
    record Stop(
            String stopId,
            double lat,
            double lon,
            String kind,
            String status,
            boolean inferred,
            @Nullable Double probability,
            int expectedRank,
            Instant plannedArrival,
            @Nullable Instant arrivedAt,
            @Nullable Instant departedAt,
            @Nullable Eta eta,
            @Nullable Window told,
            @Nullable Double keepProbability,
            List<String> parcels,
            List<Disputed> disputed) {
        static Stop of(StopState s) {
            return new Stop(
                    s.getStopId(),
                    s.getLat(),
                    s.getLon(),
                    Words.of(s.getKind()),
                    Words.of(s.getStatus()),
                    s.getInferred(),
                    probability(s),
                    s.getExpectedRank(),
                    Instant.ofEpochMilli(s.getPlannedArrivalMs()),
                    instant(s.getArrivedAtMs()),
                    instant(s.getDepartedAtMs()),
                    OpsJson.eta(s),
                    OpsJson.told(s),
                    s.getKeepProbability(),
                    s.getParcels(),
                    s.getDisputed().stream()
                            .map(attempt -> new Disputed(attempt.getParcelId(), Words.of(attempt.getDoubt())))
                            .toList());
        }

        private static @Nullable Double probability(StopState s) {
            boolean over = s.getStatus() == StopStatus.DONE || s.getStatus() == StopStatus.FAILED;
            return over && !s.getInferred() ? (Double) 1.0 : s.getProbability();
        }
    }

    record Round(
            String roundId,
            long revision,
            String depotId,
            String serviceDate,
            String timeZone,
            String driver,
            @Nullable String vanId,
            String status,
            @Nullable Instant departedAt,
            int latenessS,
            @Nullable String circuit,
            List<Stop> stops) {
        static Round of(RoundChanged r, @Nullable String circuit) {
            return new Round(
                    r.getRoundId(),
                    r.getRevision(),
                    r.getDepotId(),
                    r.getServiceDate(),
                    r.getTimeZone(),
                    r.getDriver(),
                    r.getVanId(),
                    Words.of(r.getStatus()),
                    instant(r.getDepartedAtMs()),
                    r.getLatenessS(),
                    circuit,
                    r.getStops().stream().map(Stop::of).toList());
        }
    }

    record TrackPoint(Instant at, double lat, double lon) {}

    record Track(@Nullable String vanId, List<TrackPoint> fixes) {}

    record FoundParcel(String parcelId, @Nullable String roundId, String state) {}

    record Recipient(String name, String addressLine, String postcode, String city) {}

    record Entry(Instant at, @Nullable Instant receivedAt, String kind, Map<String, Object> detail) {}

    record Story(
            String parcelId,
            @Nullable String roundId,
            @Nullable String stopId,
            String state,
            @Nullable String brand,
            @Nullable Recipient recipient,
            List<Entry> entries) {}

    record Notice(
            String noticeId,
            Instant at,
            String kind,
            String source,
            @Nullable String subject,
            @Nullable Integer line,
            @Nullable String field,
            @Nullable String value,
            @Nullable String expected) {}

    record Notices(List<Notice> notices, @Nullable String nextPageToken) {}

    record Message(
            String messageId,
            Instant at,
            String channel,
            String parcelId,
            String language,
            String brand,
            String state,
            String to,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String link) {}

    record Messages(List<Message> messages, @Nullable String nextPageToken) {}

    static @Nullable Instant instant(@Nullable Long epochMs) {
        return epochMs == null ? null : Instant.ofEpochMilli(epochMs);
    }

    static @Nullable Window told(StopState s) {
        @Nullable Instant start = instant(s.getToldStartMs());
        @Nullable Instant end = instant(s.getToldEndMs());
        return start == null || end == null || s.getToldProbability() == null
                ? null
                : new Window(start, end, s.getToldProbability());
    }

    private static @Nullable Eta eta(StopState s) {
        @Nullable Instant p10 = instant(s.getEtaP10Ms());
        @Nullable Instant p50 = instant(s.getEtaP50Ms());
        @Nullable Instant p90 = instant(s.getEtaP90Ms());
        return p10 == null || p50 == null || p90 == null ? null : new Eta(p10, p50, p90);
    }
}
