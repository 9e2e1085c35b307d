package fr.creneau.core.slot;

import fr.creneau.core.planning.Effort;
import fr.creneau.core.planning.Effort.Goal;
import fr.creneau.core.planning.Plan;
import fr.creneau.core.planning.Problem;
import fr.creneau.core.planning.Progress;
import fr.creneau.core.planning.RoundSolver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is ahead of one round anew after a change: a stop more or less, another promise, a van that is late.
 * Every promise that can be kept is kept; every stop stays in the round. Stateless, thread-safe.
 */
public final class Replanner {
    private Replanner() {}

    /**
     * A round made anew.
     *
     * @param unkept stops whose promise no order was found for: they come last, and must be told
     */
    public record Replanned(PlannedRound round, List<Stop> unkept) {}

    /** The round's stops may be in any order, its break anywhere: what does not fit as it is, is placed anew. */
    public static Replanned replan(PlannedRound round, Streets streets, Effort effort) {
        PlannedRound rest = round;
        List<Stop> loose = List.of();
        if (new RoundLine(round, streets).broken) {
            OptionalInt one = oneTooMany(round, streets);
            if (one.isPresent()) {
                Stop stop = round.stops().get(one.getAsInt());
                PlannedRound without = round.without(one.getAsInt());
                Optional<PlannedRound> placed = placed(without, stop, streets);
                rest = placed.orElse(without);
                loose = placed.isPresent() ? List.of() : List.of(stop);
            } else {
                rest = PauseFit.fitted(round, streets);
            }
        }
        RoundsProblem rounds = new RoundsProblem(streets, List.of(rest), loose);
        Problem problem = rounds.problem();
        Plan start = keepable(problem, rounds.plan());
        Plan plan = RoundSolver.improve(problem, start, effort.towards(Goal.TOUCH_UP), Progress.NONE);
        List<Stop> unkept = plan.unserved().stream().map(rounds::stop).toList();
        PlannedRound made = PauseFit.fitted(rounds.rounds(plan).get(0), streets);
        List<Stop> all = new ArrayList<>(made.stops());
        all.addAll(unkept);
        return new Replanned(new PlannedRound(made.id(), made.shift(), all, made.pause(), made.now()), unkept);
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

    /** Finds the break a place. */
    private static final class PauseFit {
        private PauseFit() {}

        /** The round itself if its break fits where it is; else with the break where the round is over soonest. */
        static PlannedRound fitted(PlannedRound round, Streets streets) {
            Pause pause = round.pause();
            if (pause == null || !new RoundLine(round, streets).broken) {
                return round;
            }
            @Nullable PlannedRound best = null;
            long soonest = Long.MAX_VALUE;
            for (int after = round.served(); after <= round.stops().size(); after++) {
                PlannedRound moved =
                        new PlannedRound(round.id(), round.shift(), round.stops(), pause.after(after), round.now());
                RoundLine line = new RoundLine(moved, streets);
                if (!line.broken && line.whole().earliestEnd() < soonest) {
                    soonest = line.whole().earliestEnd();
                    best = moved;
                }
            }
            return best == null ? round : best;
        }
    }
}
