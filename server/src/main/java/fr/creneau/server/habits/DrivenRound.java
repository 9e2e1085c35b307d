package fr.creneau.server.habits;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.round.DrivenOrder;
import fr.creneau.core.round.DrivenStop;
import fr.creneau.core.round.PlannedStop;
import fr.creneau.core.round.ServiceDay;
import fr.creneau.core.round.StopKind;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.StopState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A round that is over, as a diary of habits takes it: its served stops in the order driven. Stateless. */
final class DrivenRound {
    private DrivenRound() {}

    /** Fills the progress anew. */
    static void fill(RoundChanged round, RoundProgress progress) {
        List<DrivenStop> stops = round.getStops().stream()
                .map(stop -> new DrivenStop(planned(stop), stop.getArrivedAtMs(), stop.getDepartedAtMs()))
                .toList();
        ServiceDay day = new ServiceDay(LocalDate.parse(round.getServiceDate()), ZoneId.of(round.getTimeZone()));
        DrivenOrder.tellOver(stops, round.getDriver(), day, round.getAtMs(), progress);
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
