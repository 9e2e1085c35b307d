package fr.creneau.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.events.avro.Fix;
import fr.creneau.events.avro.PositionsReported;
import fr.creneau.server.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Van positions, gathered by van: one event carries what one request brought of a van, up to a bound. */
final class PositionLines implements LineReader {
    private static final int MOST_FIXES = 200;

    /** Metres a second: no van is faster, a bad fix may be. */
    private static final double FASTEST = 100;

    private final Caller caller;
    private final TimeLimits limits;
    private final Map<String, List<Fix>> byVan = new LinkedHashMap<>();

    PositionLines(Caller caller, TimeLimits limits) {
        this.caller = caller;
        this.limits = limits;
    }

    @Override
    public Outcome read(JsonNode line) {
        Fields f = Fields.of(line);
        String van = f.id("van_id");
        if (f.problem() == null && !caller.maySpeakFor(van)) {
            f.wrong("van_id", van, "a van that this key may report for");
        }
        @Nullable String eventId = f.idOrNull("event_id");
        Instant at = f.time("at", limits);
        double lat = f.number("lat", -90, 90);
        double lon = f.number("lon", -180, 180);
        float speed = f.floatOrNaN("speed_mps", 0, FASTEST);
        float heading = f.floatOrNaN("heading_deg", 0, 360);
        float accuracy = f.floatOrNaN("accuracy_m", 0, 1e6);
        @Nullable BadField problem = f.problem();
        if (problem != null) {
            return new Bad(problem);
        }
        List<Fix> fixes = byVan.computeIfAbsent(van, id -> new ArrayList<>());
        fixes.add(new Fix(eventId, at.toEpochMilli(), lat, lon, speed, heading, accuracy));
        if (fixes.size() < MOST_FIXES) {
            return HELD;
        }
        byVan.remove(van);
        return new Good(List.of(event(van, fixes)));
    }

    @Override
    public List<SpecificRecordBase> rest() {
        List<SpecificRecordBase> events = new ArrayList<>(byVan.size());
        byVan.forEach((van, fixes) -> events.add(event(van, fixes)));
        byVan.clear();
        return events;
    }

    private SpecificRecordBase event(String van, List<Fix> fixes) {
        return new PositionsReported(van, limits.now().toEpochMilli(), fixes);
    }
}
