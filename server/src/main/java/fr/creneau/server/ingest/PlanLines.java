package fr.creneau.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import fr.creneau.events.avro.PlannedStop;
import fr.creneau.events.avro.RoundPlanned;
import fr.creneau.events.avro.StopKind;
import fr.creneau.events.avro.VanAssignment;
import fr.creneau.server.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Round plans, whole: a line is a round. A plan that contradicts itself is refused, and the contradiction named. */
final class PlanLines implements LineReader {
    private static final int MOST_STOPS = 400;
    private static final int MOST_PARCELS = 200;

    /** Of a round: its plan and its snapshots are records of the log, which takes a megabyte each. */
    private static final int MOST_OF_A_ROUND = 4_000;

    private static final int MOST_VANS = 20;
    private static final int LONGEST_CIRCUIT = 200_000;
    private static final Duration FARTHEST = Duration.ofDays(60);

    private final Caller caller;
    private final TimeLimits limits;
    private final TimeLimits planLimits;

    PlanLines(Caller caller, TimeLimits limits) {
        this.caller = caller;
        this.limits = limits;
        this.planLimits = new TimeLimits(limits.now(), FARTHEST, limits.back());
    }

    @Override
    public Outcome read(JsonNode line) {
        Fields f = Fields.of(line);
        String round = f.id("round_id");
        long version = f.whole("version", 1, Long.MAX_VALUE);
        String depot = f.id("depot_id");
        if (f.problem() == null && !caller.maySpeakFor(depot)) {
            f.wrong("depot_id", depot, "a depot that this key may plan for");
        }
        LocalDate day = f.date("service_date");
        ZoneId zone = f.zone("time_zone");
        String driver = f.text("driver", 40, false);
        Instant departure = f.time("departure", planLimits);
        if (f.problem() == null && !departure.atZone(zone).toLocalDate().equals(day)) {
            f.wrong("departure", departure.toString(), "a time on " + day + " in " + zone);
        }
        Instant issued = f.timeOr("issued_at", limits, limits.now());
        @Nullable String eventId = f.idOrNull("event_id");
        @Nullable String circuit = f.textOrNull("circuit", LONGEST_CIRCUIT, false);
        List<VanAssignment> vans = vans(f);
        List<PlannedStop> stops = stops(f, departure);
        @Nullable BadField problem = f.problem();
        if (problem != null) {
            return new Bad(problem);
        }
        return new Good(List.of(new RoundPlanned(
                eventId == null ? round + ":" + version : eventId,
                round,
                version,
                issued.toEpochMilli(),
                limits.now().toEpochMilli(),
                depot,
                day.toString(),
                zone.getId(),
                driver,
                departure.toEpochMilli(),
                vans,
                stops,
                circuit)));
    }

    private List<VanAssignment> vans(Fields f) {
        int count = f.array("vans", 1, MOST_VANS).size();
        List<VanAssignment> vans = new ArrayList<>();
        for (int i = 0; i < count && f.problem() == null; i++) {
            Fields v = f.element("vans", i);
            String van = v.id("van_id");
            long from = v.time("from", planLimits).toEpochMilli();
            if (v.problem() == null && i > 0 && from <= vans.get(i - 1).getFromMs()) {
                v.wrong("from", Instant.ofEpochMilli(from).toString(), "a time after the van before it");
            }
            vans.add(new VanAssignment(van, from));
        }
        return vans;
    }

    private List<PlannedStop> stops(Fields f, Instant departure) {
        int count = f.array("stops", 1, MOST_STOPS).size();
        List<PlannedStop> stops = new ArrayList<>();
        Set<String> stopIds = new HashSet<>();
        Set<String> parcelIds = new HashSet<>();
        Instant before = departure;
        for (int i = 0; i < count && f.problem() == null; i++) {
            Fields s = f.element("stops", i);
            String id = s.id("stop_id");
            if (s.problem() == null && !stopIds.add(id)) {
                s.wrong("stop_id", id, "each stop once in a plan");
            }
            double lat = s.number("lat", -90, 90);
            double lon = s.number("lon", -180, 180);
            StopKind kind = s.has("kind")
                    ? s.word("kind", StopKind.class, StopKind.HOUSE, "one of house, flat, business, pickup_point")
                    : StopKind.HOUSE;
            Instant arrival = s.time("planned_arrival", planLimits);
            if (s.problem() == null && arrival.isBefore(before)) {
                s.wrong(
                        "planned_arrival",
                        arrival.toString(),
                        i == 0
                                ? "a time not before the departure, " + departure
                                : "a time not before the stop before it, " + before);
            }
            before = arrival;
            int service = (int) s.whole("service_s", 0, 7_200);
            JsonNode parcels = s.array("parcels", 1, MOST_PARCELS);
            List<String> ofStop = new ArrayList<>();
            for (int p = 0; p < parcels.size() && s.problem() == null; p++) {
                String parcel = s.parcelId("parcels[" + p + "]", parcels.get(p));
                if (s.problem() == null && !parcelIds.add(parcel)) {
                    s.wrong("parcels[" + p + "]", parcel, "each parcel at one stop of a plan");
                } else if (parcelIds.size() > MOST_OF_A_ROUND) {
                    s.wrong("parcels[" + p + "]", parcel, "at most %d parcels in a round".formatted(MOST_OF_A_ROUND));
                }
                ofStop.add(parcel);
            }
            stops.add(new PlannedStop(id, lat, lon, kind, arrival.toEpochMilli(), service, ofStop));
        }
        return stops;
    }
}
