package fr.creneau.server.live;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.recipient.RoundSeen;
import fr.creneau.core.recipient.RoundSeen.Expected;
import fr.creneau.core.recipient.RoundSeen.Live;
import fr.creneau.core.recipient.RoundSeen.Phase;
import fr.creneau.core.recipient.RoundSeen.StopPhase;
import fr.creneau.core.recipient.RoundSeen.StopSeen;
import fr.creneau.core.recipient.VanSeen;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.StopState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events as the core's values. Stateless. */
final class Seen {
    private Seen() {}

    static RoundSeen round(RoundChanged r) {
        return new RoundSeen(
                r.getRoundId(),
                Phase.valueOf(r.getStatus().name()),
                instant(r.getDepartedAtMs()),
                instant(r.getLastEvidenceMs()),
                r.getStops().stream().map(Seen::stop).toList());
    }

    static VanSeen van(VanNow v, @Nullable LatLon earlier) {
        return new VanSeen(
                v.place(),
                v.headingDegrees(),
                v.moved().getRadiusM(),
                Instant.ofEpochMilli(v.moved().getObservedAtMs()),
                earlier);
    }

    private static StopSeen stop(StopState s) {
        return new StopSeen(
                s.getStopId(),
                new LatLon(s.getLat(), s.getLon()),
                StopPhase.valueOf(s.getStatus().name()),
                s.getExpectedRank(),
                expected(s),
                live(s),
                s.getParcels());
    }

    private static @Nullable Expected expected(StopState s) {
        @Nullable Instant p10 = instant(s.getEtaP10Ms());
        @Nullable Instant p50 = instant(s.getEtaP50Ms());
        @Nullable Instant p90 = instant(s.getEtaP90Ms());
        return p10 == null || p50 == null || p90 == null ? null : new Expected(p10, p50, p90);
    }

    private static @Nullable Live live(StopState s) {
        @Nullable Instant start = instant(s.getLiveStartMs());
        @Nullable Instant end = instant(s.getLiveEndMs());
        @Nullable Double probability = s.getLiveProbability();
        return start == null || end == null || probability == null ? null : new Live(start, end, probability);
    }

    private static @Nullable Instant instant(@Nullable Long epochMs) {
        return epochMs == null ? null : Instant.ofEpochMilli(epochMs);
    }
}
