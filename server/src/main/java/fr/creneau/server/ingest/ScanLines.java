package fr.creneau.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.events.avro.ParcelScanned;
import fr.creneau.events.avro.ScanKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parcel scans. */
final class ScanLines implements LineReader {
    private static final String KINDS =
            "one of hub_arrival, hub_departure, depot_arrival, loaded, delivered, absent, refused, returned_to_depot";

    private final TimeLimits limits;

    ScanLines(TimeLimits limits) {
        this.limits = limits;
    }

    @Override
    public Outcome read(JsonNode line) {
        Fields f = Fields.of(line);
        String eventId = f.id("event_id");
        String parcel = f.parcelId("parcel_id");
        ScanKind kind = f.word("scan", ScanKind.class, ScanKind.UNKNOWN, KINDS);
        if (kind == ScanKind.UNKNOWN) {
            f.wrong("scan", "unknown", KINDS);
        }
        Instant at = f.time("at", limits);
        @Nullable String device = f.idOrNull("device_id");
        @Nullable String place = f.idOrNull("place_id");
        @Nullable Double lat = f.numberOrNull("lat", -90, 90);
        @Nullable Double lon = f.numberOrNull("lon", -180, 180);
        if ((lat == null) != (lon == null)) {
            f.wrong(lat == null ? "lat" : "lon", null, "both lat and lon, or neither");
        }
        @Nullable String receivedBy = f.textOrNull("received_by", 80, true);
        @Nullable String reason = f.textOrNull("reason", 200, true);
        @Nullable BadField problem = f.problem();
        if (problem != null) {
            return new Bad(problem);
        }
        return new Good(List.of(new ParcelScanned(
                eventId,
                parcel,
                kind,
                at.toEpochMilli(),
                limits.now().toEpochMilli(),
                device,
                place,
                lat,
                lon,
                receivedBy,
                reason)));
    }
}
