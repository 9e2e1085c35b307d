package fr.creneau.core.slot;

import fr.creneau.core.planning.Effort;
import fr.creneau.core.planning.Plan;
import fr.creneau.core.planning.Problem;
import fr.creneau.core.planning.Progress;
import fr.creneau.core.planning.RoundSolver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes what is ahead of one round anew after a change: a stop more or less, another promise, a van that is late.
 * Every stop stays in the round; what the round then breaks is told. Stateless, thread-safe.
 */
public final class Replanner {
    /** As long as stops or the break have no place, each try has one part in so many of the effort. */
    private static final int PARTS = 5;

    /** Multiples of the golden section spread evenly over 0 to 1, however many there are. */
    private static final double GOLDEN = 0.618_033_988_75;

    private static final Comparator<Replanned> BY_BREACHES = Comparator.comparingInt(
                    (Replanned made) -> made.unkept().size())
            .thenComparingInt(made -> made.broken().size());

    private Replanner() {}

    /** The round with what has a place in it, and the stops that have none yet. */
    private record Draft(PlannedRound round, List<Stop> loose) {
        boolean keepsAll(Streets streets) {
            return loose.isEmpty() && !new RoundLine(round, streets).broken;
        }

        /** All stops, those without a place last. */
        Replanned whole(Streets streets) {
            List<Stop> all = new ArrayList<>(round.stops());
            all.addAll(loose);
            return Replanned.of(round.planned(all, round.pause()), streets);
        }
    }

    /**
     * The round's stops may be in any order, its break anywhere: what does not fit as it is, is placed anew.
     *
     * @param effort spent whole only where a place is hard to find, or there is none; else less than half of it
     */
    public static Replanned replan(PlannedRound round, Streets streets, Effort effort) {
        Purse purse = new Purse(effort, PARTS);
        Draft asked = new Draft(round, List.of());
        Draft draft = asked.keepsAll(streets) ? asked : keeping(opened(round, streets), streets, purse);
        Draft made = better(solved(draft, streets, purse.rest()), draft, streets);
        PlannedRound rested = new RoundLine(made.round, streets).broken
                ? withPauseWhere(made.round, streets, (line, pause, gap) -> line.fits(line.with(pause, gap)))
                : made.round;
        return new Draft(rested, made.loose).whole(streets);
    }

    private static Draft better(Draft later, Draft sooner, Streets streets) {
        return BY_BREACHES.compare(later.whole(streets), sooner.whole(streets)) <= 0 ? later : sooner;
    }

    /** Places all stops with the break at one door after another, until everything is kept; else the best of the tries. */
    private static Draft keeping(Draft first, Streets streets, Purse purse) {
        Draft draft = first;
        Draft best = first;
        Set<String> tried = new HashSet<>();
        for (int k = 0; k < PARTS && !draft.keepsAll(streets); k++) {
            tried.add(door(draft.round, pauseGap(draft.round)));
            draft = inserted(solved(draft, streets, purse.part()), streets);
            best = better(draft, best, streets);
            if (!draft.keepsAll(streets)) {
                PlannedRound elsewhere = withPauseWhere(
                        draft.round,
                        streets,
                        (line, pause, gap) -> line.canTake(pause, gap) && !tried.contains(door(line.round, gap)));
                draft = inserted(new Draft(elsewhere, draft.loose), streets);
            }
        }
        return draft.keepsAll(streets) ? draft : best;
    }

    private static Draft solved(Draft draft, Streets streets, Effort effort) {
        PlannedRound asked = leavingAtOneTime(draft.round, streets, effort.seed());
        RoundsProblem rounds = new RoundsProblem(streets, List.of(asked), draft.loose);
        Problem problem = rounds.problem();
        Plan plan = RoundSolver.improve(problem, keepable(problem, rounds.plan()), effort, Progress.NONE);
        PlannedRound made = rounds.rounds(plan).get(0);
        return new Draft(
                draft.round.planned(made.stops(), made.pause()),
                plan.unserved().stream().map(rounds::stop).toList());
    }

    /** What has no place yet, where it fits as the rest stands, one after another. */
    private static Draft inserted(Draft draft, Streets streets) {
        PlannedRound line = draft.round;
        List<Stop> left = new ArrayList<>();
        for (Stop stop : draft.loose) {
            Optional<PlannedRound> longer = placed(line, stop, streets);
            line = longer.orElse(line);
            if (longer.isEmpty()) {
                left.add(stop);
            }
        }
        return new Draft(line, left);
    }

    /**
     * The solver holds a longest duty by a fixed time of leaving. Where a van that has not left can choose it, each try has
     * another time: the round in a shift that is no longer than the duty.
     */
    private static PlannedRound leavingAtOneTime(PlannedRound round, Streets streets, long draw) {
        Shift shift = round.shift();
        RoundLine line = new RoundLine(round, streets);
        if (round.now() != null || !line.dutyBinds) {
            return round;
        }
        long soonest = round.ready();
        long latest = shift.end() - shift.longestSeconds();
        if (line.whole().warp() > 0) {
            for (Stop stop : round.open()) {
                int way = streets.seconds(shift.depot(), stop.spot());
                long home = stop.earliest() + stop.serviceSeconds() + streets.seconds(stop.spot(), shift.depot());
                soonest = Math.max(soonest, home - shift.longestSeconds());
                latest = Math.min(latest, stop.latest() - way);
            }
        } else {
            soonest = Math.max(soonest, line.whole().earliest());
            latest = Math.min(latest, line.whole().latest());
        }
        double share = Math.abs(draw * GOLDEN) % 1;
        long leaves = soonest + Math.round(share * Math.max(0, latest - soonest));
        Shift brief = new Shift(
                shift.depot(),
                leaves,
                Math.max(leaves, Math.min(shift.end(), leaves + shift.longestSeconds())),
                shift.longestSeconds(),
                shift.capacity());
        return new PlannedRound(round.id(), brief, round.stops(), round.pause(), null);
    }

    /** Where one stop is too much, it alone is placed anew; else the break goes where it does least harm. */
    private static Draft opened(PlannedRound round, Streets streets) {
        OptionalInt one = oneTooMany(round, streets);
        if (one.isEmpty()) {
            return new Draft(withPauseWhere(round, streets, RoundLine::canTake), List.of());
        }
        Stop stop = round.stops().get(one.getAsInt());
        return inserted(new Draft(round.without(one.getAsInt()), List.of(stop)), streets);
    }

    /** The stop at whose door the gap is; nothing: before the first. */
    private static String door(PlannedRound round, int gap) {
        return gap <= 0 ? "" : round.open().get(gap - 1).id();
    }

    private static int pauseGap(PlannedRound round) {
        Pause pause = round.pause();
        return pause == null ? 0 : pause.afterStops() - round.served();
    }

    /** The first stop ahead without which the round keeps everything: most often it is the one that changed. */
    private static OptionalInt oneTooMany(PlannedRound round, Streets streets) {
        RoundLine line = new RoundLine(round, streets);
        return IntStream.range(0, round.open().size())
                .filter(open -> line.fits(line.without(open, streets)))
                .filter(open -> line.loadLeft + round.open().get(open).load() >= 0)
                .map(open -> open + round.served())
                .findFirst();
    }

    /** The round with the stop where it fits at the least detour, if it fits anywhere. */
    private static Optional<PlannedRound> placed(PlannedRound round, Stop stop, Streets streets) {
        Wish wish = new Wish(stop.id(), stop.spot(), stop.serviceSeconds(), stop.load());
        Slot promise = new Slot(LocalDate.EPOCH, 0, stop.earliest(), stop.latest());
        Offer offer = new DepotDay(streets, List.of(round))
                .offers(wish, List.of(promise))
                .get(0);
        return offer == null ? Optional.empty() : Optional.of(round.with(stop, offer.at(), offer.beforePause()));
    }

    /** The tour without the visits that come too late in it, or from which the van would not be home in time. */
    private static Plan keepable(Problem problem, Plan plan) {
        List<Integer> kept = new ArrayList<>();
        Set<Integer> dropped = new LinkedHashSet<>(plan.unserved());
        var vehicle = problem.vehicles().get(0);
        int at = vehicle.start();
        long time = vehicle.earliest();
        long load = 0;
        for (int id : plan.tours().get(0)) {
            var visit = problem.visits().get(id);
            long begins = Math.max(time + problem.legs().time(at, visit.place()), visit.earliest());
            long home = begins + visit.service() + problem.legs().time(visit.place(), vehicle.end());
            if (begins > visit.latest() || home > vehicle.latest() || load + visit.load() > vehicle.capacity()) {
                dropped.add(id);
                continue;
            }
            kept.add(id);
            at = visit.place();
            time = begins + visit.service();
            load += visit.load();
        }
        return new Plan(List.of(kept), List.copyOf(dropped));
    }

    /** Whether the break may go into a gap of a round that has none. */
    @FunctionalInterface
    private interface WillDo {
        boolean test(RoundLine line, Pause pause, int gap);
    }

    /**
     * The round with its break moved to the place, of those that will do, at which it is late by least, and over soonest.
     * No such place, or no break ahead: the round itself.
     */
    private static PlannedRound withPauseWhere(PlannedRound round, Streets streets, WillDo willDo) {
        Pause pause = round.pause();
        if (pause == null) {
            return round;
        }
        RoundLine line = new RoundLine(round.planned(round.stops(), null), streets);
        return IntStream.range(0, line.gaps)
                .filter(gap -> willDo.test(line, pause, gap))
                .boxed()
                .min(Comparator.comparingLong(
                                (Integer gap) -> line.with(pause, gap).warp())
                        .thenComparingLong(gap -> line.with(pause, gap).earliestEnd()))
                .map(gap -> round.planned(round.stops(), pause.after(round.served() + gap)))
                .orElse(round);
    }
}
