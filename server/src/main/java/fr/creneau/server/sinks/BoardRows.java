package fr.creneau.server.sinks;

import static fr.creneau.server.sinks.Writes.time;
import static fr.creneau.server.sinks.Writes.timeOrNull;
import static fr.creneau.server.sinks.Writes.word;

import fr.creneau.core.window.KeepRisk;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.StopState;
import fr.creneau.events.avro.StopStatus;
import fr.creneau.store.BoardStore.BoardRow;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A round's snapshot as the one line that the dispatcher's board shows of it. */
public final class BoardRows {
    private static final long QUARTER_MS = 15 * 60_000L;
    private static final int QUARTERS_A_DAY = 96;

    private BoardRows() {}

    public static BoardRow of(RoundChanged round) {
        List<StopState> stops = round.getStops();
        Optional<StopState> next = stops.stream()
                .filter(stop -> stop.getExpectedRank() >= 0)
                .min(Comparator.comparingInt(StopState::getExpectedRank));
        List<Double> keeps = stops.stream()
                .filter(stop -> stop.getExpectedRank() >= 0 && stop.getKeepProbability() != null)
                .map(StopState::getKeepProbability)
                .toList();
        return new BoardRow(
                round.getDepotId(),
                LocalDate.parse(round.getServiceDate()),
                round.getRoundId(),
                round.getRevision(),
                round.getTimeZone(),
                round.getDriver(),
                round.getVanId(),
                word(round.getStatus()),
                round.getStopsDone(),
                (int) stops.stream()
                        .filter(stop -> stop.getStatus() == StopStatus.FAILED)
                        .count(),
                stops.size(),
                stops.stream().mapToInt(stop -> stop.getDisputed().size()).sum(),
                round.getLatenessS(),
                next.map(StopState::getStopId).orElse(null),
                next.map(stop -> timeOrNull(stop.getEtaP50Ms())).orElse(null),
                (int) keeps.stream().filter(KeepRisk::isAtRisk).count(),
                keeps.stream().min(Comparator.naturalOrder()).orElse(null),
                timeOrNull(round.getLastEvidenceMs()),
                Map.of(quarter(round.getAtMs()), round.getLatenessS()));
    }

    /** The quarter of an hour of the UTC day, 0..95. */
    static int quarter(long epochMs) {
        return (int) Math.floorMod(time(epochMs).toEpochMilli() / QUARTER_MS, QUARTERS_A_DAY);
    }
}
