package fr.creneau.core.slot;

import fr.creneau.core.planning.Effort;
import fr.creneau.core.planning.Effort.Goal;
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
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Makes what is ahead of one round anew after a change: a stop more or less, another promise, a van that is late.
 * Every stop stays in the round; what the round then breaks is told. Stateless, thread-safe.
 */
public final class Replanner {
    /** Where stops or the break have no place, the break is tried at up to so many doors. */
    private static final int DOORS = 6;

    /** Each for one part in so many of the effort; what is left makes the round shorter. */
    private static final int SHARE = 10;

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

    /** The round's stops may be in any order, its break anywhere: what does not fit as it is, is placed anew. */
    public static Replanned replan(PlannedRound round, Streets streets, Effort effort) {
        long start = effort.nanos().getAsLong();
        Draft draft = new Draft(round, List.of());
        long steps = effort.steps();
        if (!draft.keepsAll(streets)) {
            draft = keeping(opened(round, streets), streets, effort);
            steps -= DOORS * (effort.steps() / SHARE);
        }
        Effort rest = new Effort(
                effort.nanos(),
                Math.max(0, effort.budgetNanos() - (effort.nanos().getAsLong() - start)),
                steps,
                effort.threads(),
                effort.seed(),
                Goal.TOUCH_UP);
        Draft made = solved(draft, streets, rest);
        if (new RoundLine(made.round, streets).broken) {
            made = new Draft(withPauseWhere(made.round, streets, line -> !line.broken), made.loose);
        }
        return made.whole(streets);
    }

    /** Places all stops with the break at one door after another, until everything is kept; else the best of them. */
    private static Draft keeping(Draft first, Streets streets, Effort effort) {
        Draft draft = first;
        Draft best = first;
        Set<String> tried = new HashSet<>();
        for (int k = 0; k < DOORS && !draft.keepsAll(streets); k++) {
            Effort brief = new Effort(
                    effort.nanos(),
                    effort.budgetNanos() / SHARE,
                    effort.steps() / SHARE,
                    effort.threads(),
                    effort.seed() + k,
                    Goal.ALL_SERVED);
            tried.add(door(draft.round));
            draft = solved(draft, streets, brief);
            best = BY_BREACHES.compare(draft.whole(streets), best.whole(streets)) <= 0 ? draft : best;
            PlannedRound elsewhere =
                    withPauseWhere(draft.round, streets, line -> line.canPause() && !tried.contains(door(line.round)));
            draft = draft.keepsAll(streets) ? draft : new Draft(elsewhere, draft.loose);
        }
        return draft.keepsAll(streets) ? draft : best;
    }

    private static Draft solved(Draft draft, Streets streets, Effort effort) {
        RoundsProblem rounds = new RoundsProblem(streets, List.of(draft.round), draft.loose);
        Problem problem = rounds.problem();
        Plan plan = RoundSolver.improve(problem, keepable(problem, rounds.plan()), effort, Progress.NONE);
        return new Draft(
                rounds.rounds(plan).get(0),
                plan.unserved().stream().map(rounds::stop).toList());
    }

    /** Where one stop is too much, it alone is placed anew; else the break goes where it does least harm. */
    private static Draft opened(PlannedRound round, Streets streets) {
        OptionalInt one = oneTooMany(round, streets);
        if (one.isEmpty()) {
            return new Draft(withPauseWhere(round, streets, RoundLine::canPause), List.of());
        }
        Stop stop = round.stops().get(one.getAsInt());
        PlannedRound without = round.without(one.getAsInt());
        return placed(without, stop, streets)
                .map(placed -> new Draft(placed, List.of()))
                .orElse(new Draft(without, List.of(stop)));
    }

    /** The stop at whose door the break is taken; nothing: before the first, or no break. */
    private static String door(PlannedRound round) {
        Pause pause = round.pause();
        return pause == null || pause.afterStops() == round.served()
                ? ""
                : round.stops().get(pause.afterStops() - 1).id();
    }

    /** The first stop ahead without which the round keeps everything: most often it is the one that changed. */
    private static OptionalInt oneTooMany(PlannedRound round, Streets streets) {
        return IntStream.range(round.served(), round.stops().size())
                .filter(at -> !new RoundLine(round.without(at), streets).broken)
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

    /**
     * The round with its break moved to the place, of those that will do, at which it is late by least, and over soonest.
     * No such place, or no break ahead: the round itself.
     */
    private static PlannedRound withPauseWhere(PlannedRound round, Streets streets, Predicate<RoundLine> willDo) {
        Pause pause = round.pause();
        if (pause == null) {
            return round;
        }
        return IntStream.rangeClosed(round.served(), round.stops().size())
                .mapToObj(after -> new RoundLine(round.planned(round.stops(), pause.after(after)), streets))
                .filter(willDo)
                .min(Comparator.comparingLong((RoundLine line) -> line.whole().warp())
                        .thenComparingLong(line -> line.whole().earliestEnd()))
                .map(line -> line.round)
                .orElse(round);
    }
}
