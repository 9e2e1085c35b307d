package fr.creneau.cli.rounds.slots;

import fr.creneau.core.planning.Effort;
import fr.creneau.core.planning.Legs;
import fr.creneau.core.planning.Plan;
import fr.creneau.core.planning.Problem;
import fr.creneau.core.planning.Progress;
import fr.creneau.core.planning.RoundSolver;
import fr.creneau.core.planning.Vehicle;
import fr.creneau.core.planning.Visit;
import fr.creneau.core.slot.Pause;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.Shift;
import fr.creneau.core.slot.Slot;
import fr.creneau.core.slot.Spot;
import fr.creneau.core.slot.Stop;
import fr.creneau.core.slot.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One made-up day of a depot: rounds of doors that lie together, well ordered, early, late and in between; of the stops
 * two in five have a slot sold around their planned arrival, one in five an hour told, the rest nothing. Each round has
 * room for about one more stop in ten, and its driver's break. Same seed, same day.
 */
final class TownDay {
    /** Local hours at which shifts begin, in turn. */
    private static final double[] SHIFT_HOURS = {7.0, 9.5, 12.5};

    private static final int ORDERING_STEPS = 4_000;
    private static final double ROOM = 0.11;
    private static final int PAUSE_SECONDS = 2_700;
    private static final int PAUSE_PLAY_SECONDS = 5_400;
    private static final double SHARE_SOLD = 0.4;
    private static final double SHARE_TOLD = 0.2;
    private static final int SPARE_LOAD = 40;
    private static final int STEP_SECONDS = 300;

    private final List<Slot> slots;
    private final long midnight;
    private final Random random;

    /** {@code slots}: those of the day, in order, the first at eight. */
    TownDay(List<Slot> slots, Random random) {
        this.slots = slots;
        this.random = random;
        midnight = slots.get(0).startSeconds() - 8 * 3600;
    }

    List<PlannedRound> rounds(DepotTown town, int rounds, int stops) {
        List<Wish> wishes = new ArrayList<>();
        for (int k = 0; k < rounds * stops; k++) {
            wishes.add(town.wish(slots.get(0).date() + "/" + k));
        }
        List<List<Wish>> groups = DepotTown.quartered(wishes, rounds);
        // The dear part, and it draws nothing from the shared source: side by side.
        List<List<Wish>> ordered = IntStream.range(0, rounds)
                .parallel()
                .mapToObj(r -> ordered(groups.get(r)))
                .toList();
        List<PlannedRound> made = new ArrayList<>();
        for (int r = 0; r < rounds; r++) {
            long start = midnight + Math.round(SHIFT_HOURS[r % SHIFT_HOURS.length] * 3600);
            made.add(round("R" + r, start, ordered.get(r)));
        }
        return made;
    }

    private PlannedRound round(String id, long start, List<Wish> wishes) {
        int half = wishes.size() / 2;
        List<Stop> stops = new ArrayList<>();
        long time = start;
        Spot at = DepotTown.DEPOT;
        Pause pause = null;
        int load = 0;
        for (Wish wish : wishes) {
            time += DepotTown.STREETS.seconds(at, wish.spot());
            stops.add(promised(wish, start, time));
            time += wish.serviceSeconds();
            at = wish.spot();
            load += wish.load();
            if (stops.size() == half) {
                pause = new Pause(time - PAUSE_PLAY_SECONDS, time + PAUSE_PLAY_SECONDS, PAUSE_SECONDS, half);
                time += PAUSE_SECONDS;
            }
        }
        long home = time + DepotTown.STREETS.seconds(at, DepotTown.DEPOT);
        long longest = Math.round((home - start) * (1 + ROOM)) + random.nextInt(1200);
        Shift shift = new Shift(DepotTown.DEPOT, start, start + longest, longest, load + SPARE_LOAD);
        List<Stop> within = stops.stream()
                .map(stop -> stop.promised(stop.earliest(), Math.min(stop.latest(), shift.end())))
                .toList();
        PlannedRound round = new PlannedRound(id, shift, within, pause, null);
        List<String> faults = round.drive(DepotTown.STREETS).faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the made-up round " + id + " breaks its own promises: " + faults);
        }
        return round;
    }

    /** A stop with what is promised to it, around its planned arrival or, if nothing is, from {@code start} on. */
    Stop promised(Wish wish, long start, long arrival) {
        double draw = random.nextDouble();
        Slot sold = slotAt(arrival);
        if (draw < SHARE_SOLD && sold != null) {
            return wish.in(sold);
        }
        long from = start;
        long to = Long.MAX_VALUE;
        if (draw >= 1 - SHARE_TOLD) {
            from = Math.floorDiv(arrival - random.nextInt(3600 - STEP_SECONDS), STEP_SECONDS) * STEP_SECONDS;
            to = from + 3600;
        }
        return new Stop(wish.id(), wish.spot(), from, to, wish.serviceSeconds(), wish.load());
    }

    private @Nullable Slot slotAt(long time) {
        return slots.stream()
                .filter(slot -> time >= slot.startSeconds() && time <= slot.endSeconds())
                .findFirst()
                .orElse(null);
    }

    private static List<Wish> ordered(List<Wish> wishes) {
        List<Spot> spots = new ArrayList<>(List.of(DepotTown.DEPOT));
        List<Visit> visits = new ArrayList<>();
        for (Wish wish : wishes) {
            spots.add(wish.spot());
            visits.add(new Visit(visits.size() + 1, 0, 1 << 28, 0, 0, Visit.ANY));
        }
        Legs legs = new Legs() {
            @Override
            public int cost(int from, int to) {
                return DepotTown.STREETS.seconds(spots.get(from), spots.get(to));
            }

            @Override
            public int time(int from, int to) {
                return cost(from, to);
            }
        };
        Problem problem = new Problem(legs, visits, List.of(new Vehicle(0, 0, 0, 1 << 28, 0)));
        Plan plan = RoundSolver.solve(problem, Effort.ofSteps(ORDERING_STEPS, 1), Progress.NONE);
        return plan.tours().get(0).stream().map(wishes::get).toList();
    }
}
