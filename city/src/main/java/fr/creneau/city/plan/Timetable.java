package fr.creneau.city.plan;

import fr.creneau.city.noise.Noise;
import fr.creneau.core.geo.LatLon;
import fr.creneau.routing.HourFactors;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The planner's arithmetic: departure, driving by the usual traffic of the hour, a fixed time to park, a table of times
 * at the door, a break at noon. Immutable and thread-safe.
 */
public final class Timetable {
    private static final double HOUR = 3600;
    private static final double MINUTE = 60;

    private final Map<StopKind, Double> serviceSeconds = new EnumMap<>(StopKind.class);
    private final double furtherParcelSeconds;
    private final double parkingSeconds;
    private final double breakAt;
    private final double breakSeconds;
    private final double leavesLateSeconds;
    private final double firstDeparture;
    private final double departuresApart;

    public Timetable(Noise noise) {
        for (StopKind kind : StopKind.values()) {
            serviceSeconds.put(kind, noise.number("plan.service." + kind.word() + ".seconds"));
        }
        furtherParcelSeconds = noise.number("plan.service.further.parcel.seconds");
        parkingSeconds = noise.number("plan.parking.seconds");
        breakAt = noise.number("plan.break.hour") * HOUR;
        breakSeconds = noise.number("plan.break.minutes") * MINUTE;
        leavesLateSeconds = noise.number("plan.departure.late.minutes") * MINUTE;
        firstDeparture = noise.number("plan.first.departure.hour") * HOUR;
        departuresApart = noise.number("plan.departures.apart.minutes") * MINUTE;
    }

    /** A stop before its time is known. */
    public record Call(String placeId, LatLon place, StopKind kind, int parcels) {}

    /** When the round with this number, from 0 on, leaves the depot: seconds of the local day. */
    public double departureOf(int round) {
        return firstDeparture + round * departuresApart;
    }

    /**
     * Times for stops in order.
     *
     * @param legs driving between the calls by index; 0 is the depot, 1 the first call
     */
    public PlannedRound plan(double departure, List<Call> calls, LegTimes legs) {
        List<PlannedStop> stops = new ArrayList<>(calls.size());
        double clock = departure + leavesLateSeconds;
        boolean rested = false;
        for (int i = 0; i < calls.size(); i++) {
            if (!rested && clock >= breakAt) {
                clock += breakSeconds;
                rested = true;
            }
            Call call = calls.get(i);
            clock += HourFactors.TYPICAL.seconds(legs.seconds(i, i + 1), clock) + parkingSeconds;
            double service =
                    serviceSeconds.getOrDefault(call.kind(), 0.0) + (call.parcels() - 1) * furtherParcelSeconds;
            stops.add(new PlannedStop(call.placeId(), call.place(), call.kind(), call.parcels(), clock, service));
            clock += service;
        }
        int places = calls.size() + 1;
        float[] seconds = new float[places * places];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                seconds[from * places + to] = legs.seconds(from, to);
            }
        }
        return new PlannedRound(departure, stops, seconds);
    }
}
