package fr.creneau.events;

import fr.creneau.core.fleet.Spans;
import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.fleet.VanRota;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.AttemptProof;
import fr.creneau.core.parcel.ParcelOnRound;
import fr.creneau.core.parcel.ParcelRouter;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.round.ParcelView;
import fr.creneau.core.round.RoundEffect;
import fr.creneau.core.round.RoundPlan;
import fr.creneau.core.round.RoundView;
import fr.creneau.core.round.StopView;
import fr.creneau.core.round.Telling;
import fr.creneau.core.window.Window;
import fr.creneau.events.avro.AttemptDoubt;
import fr.creneau.events.avro.DisputedAttempt;
import fr.creneau.events.avro.Fix;
import fr.creneau.events.avro.ParcelAssigned;
import fr.creneau.events.avro.ParcelChanged;
import fr.creneau.events.avro.ParcelState;
import fr.creneau.events.avro.RoundChanged;
import fr.creneau.events.avro.RoundScan;
import fr.creneau.events.avro.RoundStatus;
import fr.creneau.events.avro.ScanKind;
import fr.creneau.events.avro.Span;
import fr.creneau.events.avro.StopKind;
import fr.creneau.events.avro.StopState;
import fr.creneau.events.avro.StopStatus;
import fr.creneau.events.avro.TellingCause;
import fr.creneau.events.avro.VanAssigned;
import fr.creneau.events.avro.VanMoved;
import fr.creneau.events.avro.VanOnRound;
import fr.creneau.events.avro.WindowEnded;
import fr.creneau.events.avro.WindowOutcome;
import fr.creneau.events.avro.WindowTold;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecordBase;

/** What the core says, as events. Stateless. */
public final class ToEvents {
    private ToEvents() {}

    /** An effect of a round's writer. */
    public static SpecificRecordBase effect(RoundEffect effect) {
        if (effect instanceof RoundEffect.VanMoved moved) {
            return vanMoved(moved);
        }
        if (effect instanceof RoundEffect.RoundChanged changed) {
            return roundChanged(changed);
        }
        if (effect instanceof RoundEffect.ParcelChanged changed) {
            return parcelChanged(changed);
        }
        if (effect instanceof RoundEffect.WindowTold told) {
            return told(told.plan(), told.telling());
        }
        if (effect instanceof RoundEffect.WindowEnded ended) {
            return windowEnded(ended);
        }
        throw new IllegalStateException("an effect of a new kind: " + effect);
    }

    private static VanMoved vanMoved(RoundEffect.VanMoved moved) {
        VanFix fix = moved.fix();
        VanMoved event = new VanMoved();
        event.setRoundId(moved.plan().round().value());
        event.setVanId(moved.van().value());
        event.setDepotId(moved.plan().depot().value());
        event.setServiceDate(moved.plan().day().date().toString());
        event.setObservedAtMs(fix.observedAtMs());
        event.setReceivedAtMs(moved.receivedAtMs());
        event.setLat(fix.lat());
        event.setLon(fix.lon());
        event.setSpeedMps(fix.speedMps());
        event.setHeadingDeg(fix.headingDeg());
        event.setRadiusM(fix.radiusM());
        return event;
    }

    private static RoundChanged roundChanged(RoundEffect.RoundChanged changed) {
        RoundView view = changed.view();
        RoundPlan plan = view.plan();
        VanId van = changed.van();
        List<StopState> stops = new ArrayList<>(changed.stops().size());
        changed.stops().forEach(s -> stops.add(stop(s)));
        RoundChanged event = new RoundChanged();
        event.setRoundId(plan.round().value());
        event.setRevision(changed.revision());
        event.setAtMs(changed.atMs());
        event.setPlanVersion(plan.version());
        event.setDepotId(plan.depot().value());
        event.setServiceDate(plan.day().date().toString());
        event.setTimeZone(plan.day().zone().getId());
        event.setDriver(plan.driver());
        event.setVanId(van == null ? null : van.value());
        event.setStatus(RoundStatus.valueOf(view.status().name()));
        event.setDepartedAtMs(view.departedMs());
        event.setLatenessS(changed.latenessSeconds());
        event.setStopsDone(view.stopsDone());
        event.setLastEvidenceMs(changed.lastEvidenceMs());
        event.setStops(stops);
        return event;
    }

    private static StopState stop(RoundEffect.StopOutlook outlook) {
        StopView stop = outlook.stop();
        Telling told = outlook.told();
        StopState event = new StopState();
        event.setStopId(stop.plan().stop().value());
        event.setLat(stop.plan().lat());
        event.setLon(stop.plan().lon());
        event.setKind(StopKind.valueOf(stop.plan().kind().name()));
        event.setPlannedArrivalMs(stop.plan().plannedArrivalMs());
        event.setServiceS(stop.plan().serviceSeconds());
        event.setStatus(StopStatus.valueOf(stop.status().name()));
        event.setInferred(stop.inferred());
        event.setExpectedRank(stop.rank());
        event.setArrivedAtMs(stop.arrivedMs());
        event.setDepartedAtMs(stop.departedMs());
        event.setEtaP10Ms(outlook.p10Ms());
        event.setEtaP50Ms(outlook.p50Ms());
        event.setEtaP90Ms(outlook.p90Ms());
        event.setToldStartMs(told == null ? null : (Long) (told.window().startSeconds() * 1_000));
        event.setToldEndMs(told == null ? null : (Long) (told.window().endSeconds() * 1_000));
        event.setToldProbability(told == null ? null : (Double) told.window().probability());
        event.setKeepProbability(outlook.keepProbability());
        Window live = outlook.live();
        event.setLiveStartMs(live == null ? null : (Long) (live.startSeconds() * 1_000));
        event.setLiveEndMs(live == null ? null : (Long) (live.endSeconds() * 1_000));
        event.setLiveProbability(live == null ? null : (Double) live.probability());
        event.setParcels(stop.parcels().stream().map(ParcelId::value).toList());
        event.setProbability(stop.probability());
        event.setDisputed(stop.parcels().stream()
                .filter(stop.disputed()::containsKey)
                .map(parcel ->
                        disputed(parcel, Objects.requireNonNull(stop.disputed().get(parcel))))
                .toList());
        return event;
    }

    private static DisputedAttempt disputed(ParcelId parcel, AttemptProof.Doubt doubt) {
        return new DisputedAttempt(parcel.value(), AttemptDoubt.valueOf(doubt.name()));
    }

    private static ParcelChanged parcelChanged(RoundEffect.ParcelChanged changed) {
        ParcelView parcel = changed.parcel();
        ParcelChanged event = new ParcelChanged();
        event.setParcelId(parcel.parcel().value());
        event.setRoundId(changed.plan().round().value());
        event.setDepotId(changed.plan().depot().value());
        event.setServiceDate(changed.plan().day().date().toString());
        event.setStopId(parcel.stop().value());
        event.setRevision(changed.revision());
        event.setState(ParcelState.valueOf(parcel.state().name()));
        event.setAtMs(parcel.atMs());
        event.setInferred(parcel.inferred());
        event.setReceivedBy(parcel.receivedBy());
        event.setDwellS(parcel.dwellSeconds());
        event.setDoubt(
                parcel.proof() instanceof AttemptProof.Disputed disputed
                        ? AttemptDoubt.valueOf(disputed.doubt().name())
                        : null);
        event.setProbability(parcel.probability());
        return event;
    }

    /** A telling, with the round's depot and day. */
    public static WindowTold told(RoundPlan plan, Telling telling) {
        WindowTold event = new WindowTold();
        event.setTellingId(telling.id());
        event.setParcelId(telling.parcel().value());
        event.setRoundId(telling.round().value());
        event.setDepotId(plan.depot().value());
        event.setServiceDate(plan.day().date().toString());
        event.setTimeZone(plan.day().zone().getId());
        event.setTelling(telling.number());
        event.setCause(TellingCause.valueOf(telling.cause().name()));
        event.setToldAtMs(telling.toldAtMs());
        event.setStartMs(telling.window().startSeconds() * 1_000);
        event.setEndMs(telling.window().endSeconds() * 1_000);
        event.setProbability(telling.window().probability());
        event.setExpectedMs(telling.expectedMs());
        event.setPlanVersion(telling.planVersion());
        return event;
    }

    private static WindowEnded windowEnded(RoundEffect.WindowEnded ended) {
        Telling telling = ended.telling();
        WindowEnded event = new WindowEnded();
        event.setTellingId(telling.id());
        event.setParcelId(telling.parcel().value());
        event.setRoundId(telling.round().value());
        event.setDepotId(ended.plan().depot().value());
        event.setServiceDate(ended.plan().day().date().toString());
        event.setTelling(telling.number());
        event.setRevision(ended.revision());
        event.setOutcome(WindowOutcome.valueOf(ended.outcome().name()));
        event.setArrivedAtMs(ended.arrivedMs());
        return event;
    }

    public static Fix fix(VanFix fix) {
        Fix event = new Fix();
        event.setObservedAtMs(fix.observedAtMs());
        event.setLat(fix.lat());
        event.setLon(fix.lon());
        event.setSpeedMps(fix.speedMps());
        event.setHeadingDeg(fix.headingDeg());
        event.setAccuracyM(fix.accuracyM());
        return event;
    }

    public static List<Fix> fixes(List<VanFix> fixes) {
        List<Fix> events = new ArrayList<>(fixes.size());
        for (VanFix fix : fixes) {
            events.add(fix(fix));
        }
        return events;
    }

    public static List<RoundScan> scans(List<Scan> scans) {
        List<RoundScan> events = new ArrayList<>(scans.size());
        for (Scan scan : scans) {
            events.add(new RoundScan(
                    scan.eventId(), ScanKind.valueOf(scan.kind().name()), scan.observedAtMs(), scan.receivedBy()));
        }
        return events;
    }

    private static List<Span> spans(List<Spans.Span> spans) {
        return spans.stream().map(s -> new Span(s.fromMs(), s.toMs())).toList();
    }

    public static VanAssigned claim(VanId van, VanRota.Claim claim) {
        return new VanAssigned(
                van.value(),
                claim.round().value(),
                claim.seq(),
                claim.issuedAtMs(),
                spans(claim.spans().list()));
    }

    public static ParcelAssigned claim(ParcelId parcel, ParcelRouter.Claim claim, long receivedAtMs) {
        return new ParcelAssigned(
                parcel.value(),
                claim.round().value(),
                claim.seq(),
                receivedAtMs,
                claim.dayFromMs(),
                claim.dayToMs(),
                spans(claim.spans()));
    }

    public static VanOnRound van(VanId van, long seq, Spans spans) {
        return new VanOnRound(van.value(), seq, spans(spans.list()));
    }

    public static fr.creneau.events.avro.ParcelOnRound parcel(ParcelOnRound parcel, long receivedAtMs) {
        return new fr.creneau.events.avro.ParcelOnRound(
                parcel.parcel().value(),
                parcel.seq(),
                receivedAtMs,
                parcel.held(),
                parcel.sinceMs(),
                scans(parcel.scans()));
    }
}
