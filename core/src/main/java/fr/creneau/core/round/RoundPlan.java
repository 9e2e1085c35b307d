package fr.creneau.core.round;

import fr.creneau.core.fleet.Spans;
import fr.creneau.core.ids.DepotId;
import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.RoundId;
import fr.creneau.core.ids.StopId;
import fr.creneau.core.ids.VanId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One version of a round's plan, whole. Ordered by version, then by issue: the greatest is the plan.
 *
 * @param version a higher one replaces a lower one
 * @param issuedAtMs epoch milliseconds
 * @param driver an alias, never a name
 * @param departureMs planned, epoch milliseconds
 * @param vans who drives from when on
 * @param stops in planned order, each once, no parcel twice
 */
public record RoundPlan(
        RoundId round,
        long version,
        long issuedAtMs,
        String eventId,
        DepotId depot,
        ServiceDay day,
        String driver,
        long departureMs,
        List<VanTurn> vans,
        List<PlannedStop> stops)
        implements Comparable<RoundPlan> {
    private static final Comparator<RoundPlan> ORDER = Comparator.comparingLong(RoundPlan::version)
            .thenComparingLong(RoundPlan::issuedAtMs)
            .thenComparing(RoundPlan::eventId);

    /** From this moment (epoch milliseconds) the van drives the round, until the next one's turn. */
    public record VanTurn(VanId van, long fromMs) {}

    public RoundPlan {
        vans = vans.stream()
                .sorted(Comparator.comparingLong(VanTurn::fromMs).thenComparing(VanTurn::van))
                .toList();
        stops = List.copyOf(stops);
        if (vans.isEmpty()) {
            throw new IllegalArgumentException("round %s has no van: expected at least one".formatted(round));
        }
        if (stops.isEmpty()) {
            throw new IllegalArgumentException("round %s has no stop: expected at least one".formatted(round));
        }
        Set<StopId> seen = new HashSet<>();
        Set<ParcelId> parcels = new HashSet<>();
        for (PlannedStop stop : stops) {
            if (!seen.add(stop.stop())) {
                throw new IllegalArgumentException(
                        "round %s: stop %s stands twice: expected once".formatted(round, stop.stop()));
            }
            for (ParcelId parcel : stop.parcels()) {
                if (!parcels.add(parcel)) {
                    throw new IllegalArgumentException(
                            "round %s: parcel %s stands twice: expected once".formatted(round, parcel));
                }
            }
        }
    }

    @Override
    public int compareTo(RoundPlan other) {
        return ORDER.compare(this, other);
    }

    /** When the van drives by this plan: its turns, up to the service day's end. */
    public Spans spansOf(VanId van) {
        List<Spans.Span> spans = new ArrayList<>();
        for (int i = 0; i < vans.size(); i++) {
            long from = vans.get(i).fromMs();
            long to = i + 1 < vans.size() ? vans.get(i + 1).fromMs() : day.toMs();
            if (vans.get(i).van().equals(van) && from < to) {
                spans.add(new Spans.Span(from, to));
            }
        }
        return Spans.of(spans);
    }

    /** Each van once. */
    public Set<VanId> listVans() {
        Set<VanId> all = new LinkedHashSet<>();
        vans.forEach(turn -> all.add(turn.van()));
        return all;
    }

    /** Every parcel of every stop. */
    public Set<ParcelId> listParcels() {
        Set<ParcelId> all = new LinkedHashSet<>();
        stops.forEach(stop -> all.addAll(stop.parcels()));
        return all;
    }
}
