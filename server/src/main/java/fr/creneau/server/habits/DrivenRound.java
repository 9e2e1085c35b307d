package fr.creneau.server.habits;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.StableKey;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.round.DrivenOrder;
import fr.creneau.core.round.PlannedStop;
import fr.creneau.core.round.StopKind;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.StopState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A round that is over, as a diary of habits takes it: its served stops in the order driven. Stateless. */
final class DrivenRound {
    private DrivenRound() {}

    /** Fills the progress anew. A stop of which only a scan is known keeps its place and tells no times. */
    static void fill(RoundChanged round, RoundProgress progress) {
        List<StopState> states = round.getStops();
        List<PlannedStop> stops = states.stream().map(DrivenRound::planned).toList();
        int[] served = IntStream.range(0, states.size())
                .filter(i -> states.get(i).getArrivedAtMs() != null)
                .boxed()
                .sorted(Comparator.comparingLong(i -> states.get(i).getArrivedAtMs()))
                .mapToInt(i -> i)
                .toArray();
        progress.begin(round.getAtMs() / 1_000.0)
                .drivenBy(StableKey.of(round.getDriver()))
                .localClockAhead(ZoneId.of(round.getTimeZone())
                        .getRules()
                        .getOffset(Instant.ofEpochMilli(stops.get(0).plannedArrivalMs()))
                        .getTotalSeconds());
        // When it was to leave the depot is not in the snapshot.
        DrivenOrder order = DrivenOrder.fromFirstStop(stops, progress);
        for (int i : served) {
            StopState state = states.get(i);
            Long departed = state.getDepartedAtMs();
            order.served(
                    i,
                    departed == null ? Double.NaN : state.getArrivedAtMs() / 1_000.0,
                    departed == null ? Double.NaN : departed / 1_000.0);
        }
        order.end();
    }

    private static PlannedStop planned(StopState state) {
        return new PlannedStop(
                new StopId(state.getStopId()),
                state.getLat(),
                state.getLon(),
                StopKind.valueOf(state.getKind().name()),
                state.getPlannedArrivalMs(),
                state.getServiceS(),
                state.getParcels().stream().map(ParcelId::new).toList());
    }
}
