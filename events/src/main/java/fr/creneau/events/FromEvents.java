package fr.creneau.events;

import fr.creneau.core.fleet.Spans;
import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.fleet.VanRota;
import fr.creneau.core.ids.DepotId;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.RoundId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.ParcelOnRound;
import fr.creneau.core.parcel.ParcelRouter;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.parcel.ScanKind;
import fr.creneau.core.round.PlannedStop;
import fr.creneau.core.round.RoundPlan;
import fr.creneau.core.round.ServiceDay;
import fr.creneau.core.round.StopKind;
import fr.creneau.core.round.Telling;
import fr.creneau.core.window.Window;
import fr.creneau.events.avro.Fix;
import fr.creneau.events.avro.ParcelAssigned;
import fr.creneau.events.avro.ParcelScanned;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.events.avro.RoundScan;
import fr.creneau.events.avro.Span;
import fr.creneau.events.avro.VanAssigned;
import fr.creneau.events.avro.WindowTold;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Events as the core knows them. Each method throws {@link IllegalArgumentException} for an event that breaks a rule of
 * the domain: such a one is a dead letter. Stateless.
 */
public final class FromEvents {
    private FromEvents() {}

    /** A plan. */
    public static RoundPlan plan(RoundPlanned event) {
        List<RoundPlan.VanTurn> vans = new ArrayList<>();
        event.getVans().forEach(v -> vans.add(new RoundPlan.VanTurn(new VanId(v.getVanId()), v.getFromMs())));
        List<PlannedStop> stops = new ArrayList<>();
        event.getStops()
                .forEach(s -> stops.add(new PlannedStop(
                        new StopId(s.getStopId()),
                        s.getLat(),
                        s.getLon(),
                        StopKind.valueOf(s.getKind().name()),
                        s.getPlannedArrivalMs(),
                        s.getServiceS(),
                        s.getParcels().stream().map(ParcelId::new).toList())));
        return new RoundPlan(
                new RoundId(event.getRoundId()),
                event.getVersion(),
                event.getIssuedAtMs(),
                event.getEventId(),
                new DepotId(event.getDepotId()),
                day(event.getServiceDate(), event.getTimeZone()),
                event.getDriver(),
                event.getDepartureMs(),
                vans,
                stops);
    }

    private static ServiceDay day(String date, String zone) {
        try {
            return new ServiceDay(LocalDate.parse(date), ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "service date '%s' in '%s': expected an ISO date and an IANA zone".formatted(date, zone), e);
        }
    }

    public static VanFix fix(Fix event) {
        return new VanFix(
                event.getObservedAtMs(),
                event.getLat(),
                event.getLon(),
                event.getSpeedMps(),
                event.getHeadingDeg(),
                event.getAccuracyM());
    }

    public static List<VanFix> fixes(List<Fix> events) {
        List<VanFix> fixes = new ArrayList<>(events.size());
        for (Fix event : events) {
            fixes.add(fix(event));
        }
        return fixes;
    }

    public static Scan scan(ParcelScanned event) {
        return new Scan(
                event.getEventId(),
                ScanKind.valueOf(event.getScan().name()),
                event.getObservedAtMs(),
                event.getReceivedBy());
    }

    public static List<Scan> scans(List<RoundScan> events) {
        return events.stream()
                .map(e -> new Scan(
                        e.getEventId(), ScanKind.valueOf(e.getScan().name()), e.getObservedAtMs(), e.getReceivedBy()))
                .toList();
    }

    public static Spans spans(List<Span> events) {
        return Spans.of(spanList(events));
    }

    private static List<Spans.Span> spanList(List<Span> events) {
        return events.stream()
                .map(s -> new Spans.Span(s.getFromMs(), s.getToMs()))
                .toList();
    }

    public static VanRota.Claim claim(VanAssigned event) {
        return new VanRota.Claim(
                new RoundId(event.getRoundId()), event.getSeq(), event.getIssuedAtMs(), spans(event.getSpans()));
    }

    public static ParcelRouter.Claim claim(ParcelAssigned event) {
        return new ParcelRouter.Claim(
                new RoundId(event.getRoundId()),
                event.getSeq(),
                event.getDayFromMs(),
                event.getDayToMs(),
                spanList(event.getSpans()));
    }

    public static ParcelOnRound parcel(fr.creneau.events.avro.ParcelOnRound event) {
        return new ParcelOnRound(
                new ParcelId(event.getParcelId()),
                event.getSeq(),
                event.getHeld(),
                event.getSinceMs(),
                scans(event.getScans()));
    }

    public static Telling telling(WindowTold event) {
        return new Telling(
                new RoundId(event.getRoundId()),
                new ParcelId(event.getParcelId()),
                event.getTelling(),
                Telling.Cause.valueOf(event.getCause().name()),
                event.getToldAtMs(),
                new Window(event.getStartMs() / 1_000, event.getEndMs() / 1_000, event.getProbability()),
                event.getExpectedMs(),
                event.getPlanVersion());
    }
}
