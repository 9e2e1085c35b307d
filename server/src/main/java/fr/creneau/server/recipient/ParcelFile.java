package fr.creneau.server.recipient;

import fr.creneau.core.geo.LatLon;
import fr.creneau.core.parcel.AttemptProof.Doubt;
import fr.creneau.core.recipient.ParcelSeen;
import fr.creneau.core.recipient.ParcelSeen.Outcome;
import fr.creneau.core.recipient.ParcelSeen.ScanStep;
import fr.creneau.core.recipient.ParcelSeen.Scanned;
import fr.creneau.core.recipient.ParcelSeen.Told;
import fr.creneau.events.avro.ParcelChanged;
import fr.creneau.events.avro.WindowTold;
import fr.creneau.server.http.Words;
import fr.creneau.store.ParcelStore.Announcement;
import fr.creneau.store.ParcelStore.OnRound;
import fr.creneau.store.ParcelStore.Scan;
import fr.creneau.store.WindowStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one parcel, as read at one moment; a newer event gives a newer file. Immutable.
 *
 * @param rounds every round that ever held it
 */
record ParcelFile(
        String parcelId,
        @Nullable Announcement announcement,
        List<Scan> scans,
        List<OnRound> rounds,
        List<Told> tellings) {
    /** The newest service date; among several rounds of it the one that still holds the parcel, else the last state. */
    private static final Comparator<OnRound> CURRENT = Comparator.comparing(OnRound::serviceDate)
            .thenComparing(r -> !r.state().equals("withdrawn"))
            .thenComparing(OnRound::stateAt);

    ParcelFile {
        scans = List.copyOf(scans);
        rounds = List.copyOf(rounds);
        tellings = List.copyOf(tellings);
    }

    static Told told(WindowStore.Window w) {
        return new Told(w.roundId(), w.telling(), w.toldAt(), w.start(), w.end(), w.probability());
    }

    /** The round that carries the parcel now. */
    Optional<OnRound> currentRound() {
        return rounds.stream().max(CURRENT);
    }

    /** This file after the parcel changed on a round. */
    ParcelFile after(ParcelChanged p) {
        List<OnRound> now = new ArrayList<>(rounds);
        Optional<OnRound> before =
                rounds.stream().filter(r -> r.roundId().equals(p.getRoundId())).findFirst();
        if (before.isPresent() && before.get().revision() >= p.getRevision()) {
            return this;
        }
        before.ifPresent(now::remove);
        now.add(new OnRound(
                p.getParcelId(),
                LocalDate.parse(p.getServiceDate()),
                p.getRoundId(),
                p.getDepotId(),
                p.getStopId(),
                Words.of(p.getState()),
                Instant.ofEpochMilli(p.getAtMs()),
                p.getInferred(),
                p.getProbability(),
                p.getReceivedBy(),
                p.getDwellS(),
                p.getDoubt() == null ? null : Words.of(p.getDoubt()),
                p.getRevision()));
        return new ParcelFile(parcelId, announcement, scans, now, tellings);
    }

    /** This file after a window was told. */
    ParcelFile after(WindowTold w) {
        Told told = new Told(
                w.getRoundId(),
                w.getTelling(),
                Instant.ofEpochMilli(w.getToldAtMs()),
                Instant.ofEpochMilli(w.getStartMs()),
                Instant.ofEpochMilli(w.getEndMs()),
                w.getProbability());
        boolean known =
                tellings.stream().anyMatch(t -> t.roundId().equals(told.roundId()) && t.telling() == told.telling());
        if (known) {
            return this;
        }
        List<Told> now = new ArrayList<>(tellings);
        now.add(told);
        return new ParcelFile(parcelId, announcement, scans, rounds, now);
    }

    /** The file as the core's cut takes it. */
    ParcelSeen seen() {
        @Nullable Double lat = announcement == null ? null : announcement.lat();
        @Nullable Double lon = announcement == null ? null : announcement.lon();
        return new ParcelSeen(
                parcelId,
                announcement == null ? null : announcement.announcedAt(),
                lat == null || lon == null ? null : new LatLon(lat, lon),
                scans.stream().flatMap(scan -> scanned(scan).stream()).toList(),
                tellings,
                currentRound().map(ParcelFile::outcome).orElse(null));
    }

    private static Optional<Scanned> scanned(Scan scan) {
        @Nullable
        ScanStep step =
                switch (scan.kind()) {
                    case "hub_arrival", "hub_departure" -> ScanStep.HUB;
                    case "depot_arrival" -> ScanStep.DEPOT;
                    case "loaded" -> ScanStep.LOADED;
                    case "returned_to_depot" -> ScanStep.RETURNED;
                    default -> null;
                };
        return step == null ? Optional.empty() : Optional.of(new Scanned(step, scan.observedAt(), scan.placeId()));
    }

    private static Outcome outcome(OnRound r) {
        return new Outcome(
                r.roundId(),
                Outcome.State.valueOf(r.state().toUpperCase(Locale.ROOT)),
                r.stateAt(),
                r.inferred(),
                probability(r),
                r.receivedBy(),
                r.dwellSeconds(),
                r.doubt() == null ? null : doubt(r.doubt()));
    }

    /**
     * Rows from before probabilities were kept have none: what was not inferred was said by a scan or the plan. But not
     * every unserved parcel was scanned back, and of those that were not a newer row says nothing either.
     */
    private static @Nullable Double probability(OnRound r) {
        boolean said = !r.inferred() && !r.state().equals("unserved");
        return r.probability() == null && said ? (Double) 1.0 : r.probability();
    }

    /** A word that a newer server wrote counts as a doubt all the same. */
    private static Doubt doubt(String word) {
        return Arrays.stream(Doubt.values())
                .filter(doubt -> Words.of(doubt).equals(word))
                .findFirst()
                .orElse(Doubt.NOT_AT_THE_DOOR);
    }
}
