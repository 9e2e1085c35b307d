package fr.creneau.cli.eta;

import fr.creneau.city.day.DayRound;
import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.law.Outcome;
import fr.creneau.city.law.Visit;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.parcel.ParcelState;
import fr.creneau.core.round.ParcelView;
import fr.creneau.core.round.RoundState;
import fr.creneau.core.round.RoundStatus;
import fr.creneau.core.round.RoundView;
import fr.creneau.core.round.StopView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Looks at what a round's writer concludes without a scan as people do: when it is concluded, and every so often while
 * the round goes on; and asks the day's truth. Not thread-safe.
 */
final class InferenceWatch {
    private static final long LOOKS_EVERY_MS = 5 * 60_000;

    /** By so much the first and the last fix of a stay may miss what they belong to. */
    private static final long FIX_MS = 30_000;

    private final DeliveryDay day;
    private final DayRound round;
    private final Map<StopId, Visit> visits = new HashMap<>();
    private final Map<ParcelId, Outcome> outcomes = new HashMap<>();
    private final Set<String> concluded = new HashSet<>();
    private long lookAtMs = Long.MIN_VALUE;

    InferenceWatch(DeliveryDay day, DayRound round) {
        this.day = day;
        this.round = round;
        for (Visit visit : round.truth().visits()) {
            visits.put(new StopId(round.plan().stop(visit.place()).placeId()), visit);
            for (int i = 0; i < visit.outcomes().size(); i++) {
                ParcelId parcel =
                        DayOfFacts.id(round.parcels().get(visit.place() - 1).get(i));
                outcomes.put(parcel, visit.outcomes().get(i));
            }
        }
    }

    void look(RoundState state, InferenceTallies into) {
        RoundView view = state.view();
        if (view == null) {
            return;
        }
        boolean again = view.status() == RoundStatus.UNDER_WAY && state.nowMs() >= lookAtMs;
        if (again) {
            lookAtMs = state.nowMs() + LOOKS_EVERY_MS;
        }
        for (StopView stop : view.stops()) {
            if (!stop.status().isServed()) {
                continue;
            }
            for (ParcelId id : stop.parcels()) {
                ParcelView parcel = view.parcels().get(id);
                Double claimed = parcel == null ? null : parcel.probability();
                if (parcel == null || claimed == null || !parcel.inferred()) {
                    continue;
                }
                boolean first = concluded.add(id + " " + stop.arrivedMs() + " " + stop.inferred());
                boolean served = !stop.inferred() || isServed(stop);
                boolean held = served && isTrue(parcel);
                if (!stop.inferred()) {
                    if (first || again) {
                        into.beside.add(claimed, served, held);
                    }
                    continue;
                }
                if (first) {
                    into.concluded.add(claimed, served, held);
                }
                if (again) {
                    into.looked.add(claimed, served, held);
                }
            }
        }
    }

    /** Whether the van really served the stop during the stay from which that was concluded. */
    private boolean isServed(StopView stop) {
        Visit visit = visits.get(stop.plan().stop());
        Long from = stop.arrivedMs();
        Long to = stop.departedMs();
        if (visit == null || from == null || to == null) {
            throw new IllegalStateException("round %s: no truth or no stay of stop %s"
                    .formatted(round.id(), stop.plan().stop()));
        }
        return ms(visit.arrival()) < to + FIX_MS && ms(visit.departure()) > from - FIX_MS;
    }

    private boolean isTrue(ParcelView parcel) {
        Outcome outcome = outcomes.get(parcel.parcel());
        return (outcome == Outcome.DELIVERED) == (parcel.state() == ParcelState.DELIVERED);
    }

    private long ms(double secondOfDay) {
        return day.instantOf(secondOfDay).toEpochMilli();
    }
}
