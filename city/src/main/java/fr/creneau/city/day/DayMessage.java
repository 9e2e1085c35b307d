package fr.creneau.city.day;

import fr.creneau.core.geo.LatLon;
import java.time.Instant;
import java.util.Optional;

/** What somebody of the simulated day tells the product, with the moment at which it is sent. Immutable. */
public sealed interface DayMessage {
    /** When it is sent, in domain time; never before what it tells of. */
    Instant sendAt();

    /** The same for a message and its double. */
    String eventId();

    /** Whose it is: messages of one sender leave in order. */
    String sender();

    /** The same message sent at another time. */
    DayMessage sentAt(Instant time);

    /** A shipper announces a parcel. */
    record ParcelAnnounced(Instant sendAt, Parcel parcel) implements DayMessage {
        @Override
        public String eventId() {
            return "announced:" + parcel.number();
        }

        @Override
        public String sender() {
            return "shipper";
        }

        @Override
        public DayMessage sentAt(Instant time) {
            return new ParcelAnnounced(time, parcel);
        }
    }

    /** The planning system issues a round's plan. */
    record RoundIssued(Instant sendAt, DayRound round) implements DayMessage {
        @Override
        public String eventId() {
            return "plan:" + round.id() + ":1";
        }

        @Override
        public String sender() {
            return "planner";
        }

        @Override
        public DayMessage sentAt(Instant time) {
            return new RoundIssued(time, round);
        }
    }

    /** What a scan says of a parcel. */
    enum ScanKind {
        HUB_ARRIVAL,
        HUB_DEPARTURE,
        DEPOT_ARRIVAL,
        LOADED,
        DELIVERED,
        ABSENT,
        REFUSED,
        RETURNED_TO_DEPOT
    }

    /**
     * A handheld or a sorting line scans a parcel.
     *
     * @param at the device's time
     * @param sender the scanning device
     * @param placeId hub or depot; empty at a door
     * @param receivedBy as shown to the recipient; empty unless delivered
     */
    record ParcelScanned(
            Instant sendAt,
            Instant at,
            String eventId,
            String sender,
            Parcel parcel,
            ScanKind kind,
            Optional<String> placeId,
            Optional<LatLon> place,
            Optional<String> receivedBy)
            implements DayMessage {
        @Override
        public DayMessage sentAt(Instant time) {
            return new ParcelScanned(time, at, eventId, sender, parcel, kind, placeId, place, receivedBy);
        }
    }

    /**
     * A van tells where it is.
     *
     * @param at the device's time
     * @param sender the van
     * @param speedMps metres per second
     * @param headingDeg degrees clockwise from north; not a number when standing
     * @param accuracyM radius that the device believes two thirds of its errors to be in, metres
     */
    record VanFix(
            Instant sendAt,
            Instant at,
            String sender,
            double lat,
            double lon,
            double speedMps,
            double headingDeg,
            double accuracyM)
            implements DayMessage {
        @Override
        public String eventId() {
            return sender + ":" + at.toEpochMilli();
        }

        @Override
        public DayMessage sentAt(Instant time) {
            return new VanFix(time, at, sender, lat, lon, speedMps, headingDeg, accuracyM);
        }
    }
}
