package fr.creneau.city.plan;

import java.util.List;

/**
 * A round as planned: its stops in order, and the driving times between all of them. Place 0 is the depot, places 1 to
 * {@link #size()} are the stops in planned order. Immutable and thread-safe.
 */
public final class PlannedRound {
    private final double departure;
    private final List<PlannedStop> stops;
    private final float[] legSeconds;

    /**
     * @param departure planned, seconds of the local day
     * @param stops in planned order, one or more
     * @param legSeconds on empty streets, from × (stops + 1) + to, depot first; owned by the round from here on
     */
    public PlannedRound(double departure, List<PlannedStop> stops, float[] legSeconds) {
        this.departure = departure;
        this.stops = List.copyOf(stops);
        this.legSeconds = legSeconds;
        int places = stops.size() + 1;
        if (stops.isEmpty() || legSeconds.length != places * places) {
            throw new IllegalArgumentException("round of %d stops with %d legs: expected one stop or more and %d legs"
                    .formatted(stops.size(), legSeconds.length, places * places));
        }
    }

    /** Planned departure from the depot, seconds of the local day. */
    public double departure() {
        return departure;
    }

    /** How many stops there are. */
    public int size() {
        return stops.size();
    }

    public List<PlannedStop> stops() {
        return stops;
    }

    /** The stop at a place, 1 to {@link #size()}. */
    public PlannedStop stop(int place) {
        return stops.get(place - 1);
    }

    /** Seconds of driving on empty streets between two places, 0 being the depot. */
    public float legSeconds(int from, int to) {
        return legSeconds[from * (stops.size() + 1) + to];
    }
}
