package fr.creneau.cli.eta;

import fr.creneau.core.eta.RoundProgress;
import fr.creneau.core.eta.StableKey;
import java.time.LocalDate;
import java.util.List;

/**
 * A round that was planned and driven. Two stops or more, in the order driven.
 *
 * @param utcOffsetSeconds how far the local clock was ahead of UTC
 */
record DrivenRound(String id, LocalDate date, double utcOffsetSeconds, List<Stop> stops) {
    DrivenRound {
        stops = List.copyOf(stops);
    }

    /**
     * One stop; times are epoch seconds.
     *
     * @param placeKey the same for the same stop on every round
     */
    record Stop(
            long placeKey,
            double plannedArrival,
            double plannedDeparture,
            double actualArrival,
            double actualDeparture) {
        Stop(String stopId, double plannedArrival, double plannedDeparture, double arrival, double departure) {
            this(StableKey.of(stopId), plannedArrival, plannedDeparture, arrival, departure);
        }
    }

    /** What was known when the stop was left; nothing that came later. */
    void fillAtDeparture(int stop, RoundProgress progress) {
        progress.begin(stops.get(stop).actualDeparture()).localClockAhead(utcOffsetSeconds);
        for (int i = 0; i < stops.size(); i++) {
            Stop s = stops.get(i);
            if (i <= stop) {
                progress.addDone(
                        s.plannedArrival(), s.plannedDeparture(), s.actualArrival(), s.actualDeparture(), s.placeKey());
            } else {
                progress.addAhead(s.plannedArrival(), s.plannedDeparture(), s.placeKey());
            }
        }
    }
}
