package fr.creneau.city.day;

import fr.creneau.city.day.DayMessage.ParcelScanned;
import fr.creneau.city.day.DayMessage.ScanKind;
import fr.creneau.city.law.Outcome;
import fr.creneau.city.law.Visit;
import fr.creneau.city.noise.Chance;
import fr.creneau.city.noise.Noise;
import fr.creneau.core.geo.LatLon;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the scans of a round's parcels, from the hub on the evening before to the depot at the day's end. Hours of hub
 * and depot are an assumption: collected in the evening, carried at night, sorted before the vans leave. Not thread-safe.
 */
final class Scans {
    static final String HUB_LINE = "HUB-LINE-1";
    static final String DEPOT_LINE = "DEPOT-LINE-1";
    static final String HUB = "HUB-LYON";

    private static final double HOUR = 3600;
    private static final double LOADING_SECONDS = 40 * 60;

    private final DeliveryDay day;
    private final DayRound round;
    private final Chance chance;
    private final double forgotten;
    private final double forgottenLater;
    private final double beforeLeavingMax;
    private final List<ParcelScanned> scans = new ArrayList<>();
    private final Set<String> broughtBack = new HashSet<>();

    Scans(DeliveryDay day, DayRound round, Noise noise, long seed) {
        this.day = day;
        this.round = round;
        this.chance = new Chance(seed);
        this.forgotten = noise.share("scan.forgotten");
        this.forgottenLater = noise.share("scan.forgotten.later");
        this.beforeLeavingMax = noise.number("scan.before.leaving.max.seconds");
    }

    /** All scans of the round, each with its sending at its own time. */
    List<ParcelScanned> list() {
        String depot = day.town().depot().id();
        double leaves = round.truth().departure();
        List<Parcel> parcels = round.allParcels();
        for (int i = 0; i < parcels.size(); i++) {
            Parcel parcel = parcels.get(i);
            if (parcel.attempt() == 1) {
                add(parcel, ScanKind.HUB_ARRIVAL, chance.between(-4.5 * HOUR, -2.5 * HOUR), HUB_LINE, HUB);
                add(parcel, ScanKind.HUB_DEPARTURE, chance.between(-1.5 * HOUR, 0), HUB_LINE, HUB);
                add(parcel, ScanKind.DEPOT_ARRIVAL, chance.between(4.5 * HOUR, 6.5 * HOUR), DEPOT_LINE, depot);
            }
            double share = (i + chance.uniform()) / parcels.size();
            double loaded = leaves - 120 - LOADING_SECONDS * share; // the last stops' parcels go in first
            add(parcel, ScanKind.LOADED, loaded, round.handheldId(), depot);
        }
        scanAtDoors();
        for (Parcel parcel : parcels) {
            if (broughtBack.contains(parcel.number())) {
                double at = round.truth().back() + chance.between(120, 900);
                add(parcel, ScanKind.RETURNED_TO_DEPOT, at, round.handheldId(), depot);
            }
        }
        return scans;
    }

    private void scanAtDoors() {
        List<Parcel> toScanLater = new ArrayList<>();
        for (Visit visit : round.truth().visits()) {
            LatLon door = round.addresses().get(visit.place() - 1).door();
            List<Parcel> parcels = round.parcels().get(visit.place() - 1);
            double earliest = visit.arrival() + 0.5 * (visit.departure() - visit.arrival());
            for (int i = 0; i < parcels.size(); i++) {
                double at = Math.max(earliest, visit.departure() - chance.between(2, beforeLeavingMax));
                Outcome outcome = visit.outcomes().get(i);
                if (outcome != Outcome.DELIVERED) {
                    broughtBack.add(parcels.get(i).number());
                } else if (chance.happens(forgotten)) {
                    if (chance.happens(forgottenLater)) {
                        toScanLater.add(parcels.get(i));
                    }
                    continue;
                }
                addAtDoor(parcels.get(i), kind(outcome), at, door);
            }
            if (!toScanLater.isEmpty() && chance.happens(0.3)) {
                toScanLater.forEach(parcel -> addAtDoor(parcel, ScanKind.DELIVERED, visit.departure() - 1, door));
                toScanLater.clear();
            }
        }
    }

    private static ScanKind kind(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> ScanKind.DELIVERED;
            case ABSENT -> ScanKind.ABSENT;
            case REFUSED -> ScanKind.REFUSED;
        };
    }

    private void add(Parcel parcel, ScanKind kind, double secondOfDay, String device, String placeId) {
        add(parcel, kind, secondOfDay, device, Optional.of(placeId), Optional.empty());
    }

    private void addAtDoor(Parcel parcel, ScanKind kind, double secondOfDay, LatLon door) {
        add(parcel, kind, secondOfDay, round.handheldId(), Optional.empty(), Optional.of(door));
    }

    private void add(
            Parcel parcel,
            ScanKind kind,
            double secondOfDay,
            String device,
            Optional<String> placeId,
            Optional<LatLon> place) {
        Instant at = day.instantOf(secondOfDay);
        String id = "scan:%s:%s:%d".formatted(parcel.number(), kind.name(), parcel.attempt());
        Optional<String> by =
                kind == ScanKind.DELIVERED ? Optional.of(parcel.recipient().shortName()) : Optional.empty();
        scans.add(new ParcelScanned(at, at, id, device, parcel, kind, placeId, place, by));
    }
}
