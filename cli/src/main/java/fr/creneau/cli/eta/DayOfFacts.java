package fr.creneau.cli.eta;

import fr.creneau.city.day.DayMessage;
import fr.creneau.city.day.DayRound;
import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.day.Parcel;
import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.ids.DepotId;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.RoundId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.parcel.ScanKind;
import fr.creneau.core.round.PlannedStop;
import fr.creneau.core.round.RoundPlan;
import fr.creneau.core.round.ServiceDay;
import fr.creneau.core.round.StopKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a simulated day's messages say, in the core's words; nothing of its truth. Stateless. */
final class DayOfFacts {
    private static final Duration VAN_FROM = Duration.ofHours(2);

    private DayOfFacts() {}

    static RoundPlan plan(DeliveryDay day, DayMessage.RoundIssued issued) {
        DayRound round = issued.round();
        long departure = day.instantOf(round.plan().departure()).toEpochMilli();
        List<PlannedStop> stops = new ArrayList<>();
        for (int i = 0; i < round.plan().size(); i++) {
            fr.creneau.city.plan.PlannedStop stop = round.plan().stops().get(i);
            stops.add(new PlannedStop(
                    new StopId(stop.placeId()),
                    stop.place().lat(),
                    stop.place().lon(),
                    StopKind.valueOf(stop.kind().name()),
                    day.instantOf(stop.arrival()).toEpochMilli(),
                    (int) Math.round(stop.serviceSeconds()),
                    round.parcels().get(i).stream().map(DayOfFacts::id).toList()));
        }
        return new RoundPlan(
                new RoundId(round.id()),
                1,
                issued.sendAt().toEpochMilli(),
                issued.eventId(),
                new DepotId(day.town().depot().id()),
                new ServiceDay(day.date(), day.town().zone()),
                round.driver().alias(),
                departure,
                List.of(new RoundPlan.VanTurn(new VanId(round.vanId()), departure - VAN_FROM.toMillis())),
                stops);
    }

    static VanFix fix(DayMessage.VanFix fix) {
        return new VanFix(
                fix.at().toEpochMilli(), fix.lat(), fix.lon(), (float) fix.speedMps(), (float) fix.headingDeg(), (float)
                        fix.accuracyM());
    }

    static Scan scan(DayMessage.ParcelScanned scan) {
        return new Scan(
                scan.eventId(),
                ScanKind.valueOf(scan.kind().name()),
                scan.at().toEpochMilli(),
                scan.receivedBy().orElse(null));
    }

    static ParcelId id(Parcel parcel) {
        return new ParcelId(parcel.number());
    }
}
