package fr.creneau.city.drive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.creneau.city.day.DayMessage;
import fr.creneau.city.day.DayMessage.ParcelAnnounced;
import fr.creneau.city.day.DayMessage.ParcelScanned;
import fr.creneau.city.day.DayMessage.RoundIssued;
import fr.creneau.city.day.DayMessage.VanFix;
import fr.creneau.city.day.DayRound;
import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.day.Parcel;
import fr.creneau.city.plan.PlannedStop;
import fr.creneau.city.town.Address;
import fr.creneau.city.track.PathPlanner;
import fr.creneau.core.geo.Polyline;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Messages in the forms of the product's doors, as its OpenAPI document gives them. Thread-safe. */
final class MessageJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double KNOTS_PER_MPS = 1.943844;

    /** A van is the round's from so long before its departure. */
    private static final Duration ASSIGNED_BEFORE = Duration.ofHours(2);

    private final DeliveryDay day;

    MessageJson(DeliveryDay day) {
        this.day = day;
    }

    ObjectNode of(DayMessage message) {
        if (message instanceof VanFix fix) {
            return position(fix);
        } else if (message instanceof ParcelScanned scan) {
            return scan(scan);
        } else if (message instanceof ParcelAnnounced announced) {
            return announcement(announced);
        } else if (message instanceof RoundIssued issued) {
            return plan(issued);
        }
        throw new IllegalStateException("no form for " + message.getClass());
    }

    private static ObjectNode position(VanFix fix) {
        ObjectNode json = JSON.objectNode()
                .put("event_id", fix.eventId())
                .put("van_id", fix.sender())
                .put("at", fix.at().toString())
                .put("lat", rounded(fix.lat(), 1e7))
                .put("lon", rounded(fix.lon(), 1e7))
                .put("speed_mps", rounded(fix.speedMps(), 100))
                .put("accuracy_m", rounded(fix.accuracyM(), 10));
        if (!Double.isNaN(fix.headingDeg())) {
            json.put("heading_deg", rounded(fix.headingDeg(), 10));
        }
        return json;
    }

    /** The query of a fix as OsmAnd and Traccar Client send it: seconds, knots. */
    static String osmandQuery(VanFix fix) {
        String query = String.format(
                Locale.ROOT,
                "id=%s&timestamp=%d&lat=%.7f&lon=%.7f&speed=%.2f&accuracy=%.1f",
                fix.sender(),
                fix.at().getEpochSecond(),
                fix.lat(),
                fix.lon(),
                fix.speedMps() * KNOTS_PER_MPS,
                fix.accuracyM());
        return Double.isNaN(fix.headingDeg())
                ? query
                : query + String.format(Locale.ROOT, "&bearing=%.1f", fix.headingDeg());
    }

    private static ObjectNode scan(ParcelScanned scan) {
        ObjectNode json = JSON.objectNode()
                .put("event_id", scan.eventId())
                .put("parcel_id", scan.parcel().number())
                .put("scan", scan.kind().name().toLowerCase(Locale.ROOT))
                .put("at", scan.at().toString())
                .put("device_id", scan.sender());
        scan.placeId().ifPresent(place -> json.put("place_id", place));
        scan.place().ifPresent(place -> json.put("lat", place.lat()).put("lon", place.lon()));
        scan.receivedBy().ifPresent(name -> json.put("received_by", name));
        return json;
    }

    private ObjectNode announcement(ParcelAnnounced announced) {
        Parcel parcel = announced.parcel();
        ObjectNode json = JSON.objectNode()
                .put("event_id", announced.eventId())
                .put("parcel_id", parcel.number())
                .put("brand", parcel.brand())
                .put("announced_at", announced.sendAt().toString());
        ObjectNode recipient = json.putObject("recipient")
                .put("name", parcel.recipient().name())
                .put("language", parcel.recipient().language());
        parcel.recipient().email().ifPresent(email -> recipient.put("email", email));
        parcel.recipient().phone().ifPresent(phone -> recipient.put("phone", phone));
        Address address = parcel.address();
        json.putObject("address")
                .put("line", address.line())
                .put("postcode", address.postcode())
                .put("city", address.city())
                .put("country", day.town().country())
                .put("lat", address.door().lat())
                .put("lon", address.door().lon());
        return json;
    }

    private ObjectNode plan(RoundIssued issued) {
        DayRound round = issued.round();
        Instant departure = day.instantOf(round.plan().departure());
        ObjectNode json = JSON.objectNode()
                .put("event_id", issued.eventId())
                .put("round_id", round.id())
                .put("version", 1)
                .put("issued_at", issued.sendAt().toString())
                .put("depot_id", day.town().depot().id())
                .put("service_date", day.date().toString())
                .put("time_zone", day.town().zone().getId())
                .put("driver", round.driver().alias())
                .put("departure", departure.toString());
        json.putArray("vans")
                .addObject()
                .put("van_id", round.vanId())
                .put("from", departure.minus(ASSIGNED_BEFORE).toString());
        ArrayNode stops = json.putArray("stops");
        for (int i = 0; i < round.plan().size(); i++) {
            PlannedStop stop = round.plan().stops().get(i);
            ObjectNode entry = stops.addObject()
                    .put("stop_id", stop.placeId())
                    .put("lat", stop.place().lat())
                    .put("lon", stop.place().lon())
                    .put("kind", stop.kind().word())
                    .put("planned_arrival", day.instantOf(stop.arrival()).toString())
                    .put("service_s", Math.round(stop.serviceSeconds()));
            ArrayNode parcels = entry.putArray("parcels");
            round.parcels().get(i).forEach(parcel -> parcels.add(parcel.number()));
        }
        json.put(
                "circuit",
                Polyline.encode(PathPlanner.circuit(
                        day.town().streets(), day.town().depot().gate(), round.addresses())));
        return json;
    }

    private static double rounded(double value, double unit) {
        return Math.round(value * unit) / unit;
    }
}
