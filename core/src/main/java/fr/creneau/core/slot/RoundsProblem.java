package fr.creneau.core.slot;

import fr.creneau.core.planning.Legs;
import fr.creneau.core.planning.Plan;
import fr.creneau.core.planning.Problem;
import fr.creneau.core.planning.Segment;
import fr.creneau.core.planning.Vehicle;
import fr.creneau.core.planning.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some rounds, and stops that are in none, as a problem for the solver; and its plan as rounds again. Costs are seconds
 * of driving. What is aboard a van on the road stays on it. A break goes with the stop at whose door it is taken, as one
 * visit (joined segments are exact), and both stay on their round. A longest duty is held by the shift that begins when
 * the round as planned leaves. Not thread-safe.
 */
final class RoundsProblem {
    /** Seconds: eight years; a promise beyond it never binds. */
    private static final long FAR = 1 << 28;

    private final Streets streets;
    private final List<PlannedRound> rounds;
    private final List<Stop> stops = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<Vehicle> vehicles = new ArrayList<>();
    private final List<Spot> spots = new ArrayList<>();
    private final List<List<Integer>> tours = new ArrayList<>();

    /** For each round, the visit that carries its break; −1: none, or it is taken before the first stop. */
    private final List<Integer> carriers = new ArrayList<>();

    private final List<Integer> loose = new ArrayList<>();

    /** Epoch seconds of the problem's time 0. */
    private final long origin;

    RoundsProblem(Streets streets, List<PlannedRound> rounds, List<Stop> unplaced) {
        this.streets = streets;
        this.rounds = List.copyOf(rounds);
        origin = rounds.stream().mapToLong(round -> round.shift().start()).min().orElse(0);
        for (PlannedRound round : rounds) {
            add(round);
        }
        for (Stop stop : unplaced) {
            loose.add(visit(stop, null, Visit.ANY));
        }
    }

    Problem problem() {
        double[] east = spots.stream().mapToDouble(Spot::eastMetres).toArray();
        double[] north = spots.stream().mapToDouble(Spot::northMetres).toArray();
        return new Problem(new SpotLegs(streets, east, north), visits, vehicles);
    }

    /** The rounds as they are, and the rest unserved. */
    Plan plan() {
        return new Plan(tours, loose);
    }

    Stop stop(int visit) {
        return stops.get(visit);
    }

    /** Whether the visit can be on its own round alone: it is aboard a van on the road, or carries a break. */
    boolean isBound(int visit) {
        return visits.get(visit).vehicle() != Visit.ANY;
    }

    /** The rounds with the plan's tours in the place of their open stops, in the order given. */
    List<PlannedRound> rounds(Plan plan) {
        List<PlannedRound> made = new ArrayList<>();
        for (int r = 0; r < rounds.size(); r++) {
            PlannedRound round = rounds.get(r);
            List<Stop> line = new ArrayList<>(round.stops().subList(0, round.served()));
            Pause pause = round.pause();
            Pause moved = pause == null ? null : pause.after(round.served());
            for (int visit : plan.tours().get(r)) {
                line.add(stops.get(visit));
                if (pause != null && visit == carriers.get(r)) {
                    moved = pause.after(line.size());
                }
            }
            made.add(round.planned(line, moved));
        }
        return made;
    }

    /** The rounds that the plan changes, by their places in a day: the first round's place first. */
    Map<Integer, PlannedRound> changed(Plan plan, List<Integer> places) {
        List<PlannedRound> after = rounds(plan);
        Map<Integer, PlannedRound> changed = new LinkedHashMap<>();
        for (int k = 0; k < after.size(); k++) {
            if (!after.get(k).equals(rounds.get(k))) {
                changed.put(places.get(k), after.get(k));
            }
        }
        return changed;
    }

    private void add(PlannedRound round) {
        Shift shift = round.shift();
        VanNow now = round.now();
        Pause pause = round.pause();
        List<Integer> tour = new ArrayList<>();
        int carrier = -1;
        for (int k = round.served(); k < round.stops().size(); k++) {
            boolean carries = pause != null && pause.afterStops() == k + 1;
            int own = now != null || carries ? vehicles.size() : Visit.ANY;
            int visit = visit(round.stops().get(k), carries ? pause : null, own);
            tour.add(visit);
            carrier = carries ? visit : carrier;
        }
        tours.add(tour);
        carriers.add(carrier);
        long leaves = now == null ? leaves(round) : round.ready();
        long back = Math.min(shift.end(), (now == null ? leaves : now.startedAt()) + shift.longestSeconds());
        if (pause != null && pause.afterStops() == round.served()) {
            leaves = Math.max(leaves, pause.earliest()) + pause.seconds();
        }
        long aboard = round.load() - round.open().stream().mapToLong(Stop::load).sum();
        spots.add(round.spot());
        spots.add(shift.depot());
        vehicles.add(new Vehicle(
                spots.size() - 2, spots.size() - 1, seconds(leaves), Math.max(seconds(leaves), seconds(back)), (int)
                        Math.max(0, shift.capacity() - aboard)));
    }

    /** When a van that has not left shall leave: as soon as it can; where a longest duty binds, as late as spares waiting. */
    private long leaves(PlannedRound round) {
        Shift shift = round.shift();
        long ready = round.ready();
        return shift.end() - ready <= shift.longestSeconds()
                ? ready
                : Math.max(ready, new RoundLine(round, streets).whole().earliest());
    }

    private int visit(Stop stop, @Nullable Pause pause, int vehicle) {
        Segment segment = Segment.of(stop.earliest(), stop.latest(), stop.serviceSeconds(), stop.load());
        if (pause != null) {
            segment = segment.join(0, Segment.of(pause.earliest(), pause.latest(), pause.seconds(), 0));
        }
        // Where the break is too late at this door whenever the van comes, the stop's promise alone can be kept.
        long latest = segment.warp() > 0 ? stop.latest() : segment.latest();
        int earliest = seconds(segment.earliest());
        spots.add(stop.spot());
        stops.add(stop);
        visits.add(new Visit(
                spots.size() - 1,
                earliest,
                Math.max(earliest, seconds(latest)),
                (int) segment.duration(),
                stop.load(),
                vehicle));
        return visits.size() - 1;
    }

    private int seconds(long epochSeconds) {
        return (int) Math.max(-FAR, Math.min(FAR, epochSeconds - origin));
    }

    private record SpotLegs(Streets streets, double[] east, double[] north) implements Legs {
        @Override
        public int cost(int from, int to) {
            return streets.seconds(east[from], north[from], east[to], north[to]);
        }

        @Override
        public int time(int from, int to) {
            return cost(from, to);
        }
    }
}
