package fr.creneau.core.slot;

import fr.creneau.core.planning.Effort;
import fr.creneau.core.planning.Plan;
import fr.creneau.core.planning.Problem;
import fr.creneau.core.planning.Progress;
import fr.creneau.core.planning.RoundSolver;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes the rounds of a day shorter in the quiet between two wishes. A day into which stops were only ever put one by one
 * grows crooked, and looks full long before it is: what is driven less is room for more. Stateless.
 */
public final class DayImprovement {
    private DayImprovement() {}

    /**
     * The rounds that change, by their place in the day; empty where no shorter way was found. Every promise is kept, and
     * the same stops are served; what is served already, or aboard a van that has left, stays on its round. Rounds that
     * break something take no part. The day itself is not changed: whoever owns it takes the rounds over, if theirs
     * are still the same.
     */
    public static Map<Integer, PlannedRound> search(DepotDay day, Effort effort) {
        List<Integer> places = IntStream.range(0, day.rounds().size())
                .filter(place -> !day.broken(place))
                .boxed()
                .toList();
        if (places.isEmpty()) {
            return Map.of();
        }
        RoundsProblem rounds =
                new RoundsProblem(day.streets(), places.stream().map(day::round).toList(), List.of());
        Problem problem = rounds.problem();
        Plan before = rounds.plan();
        Plan after = RoundSolver.improve(problem, before, effort.towards(Effort.Goal.TOUCH_UP), Progress.NONE);
        boolean shorter = after.unserved().isEmpty() && after.cost(problem) < before.cost(problem);
        return shorter ? rounds.changed(after, places) : Map.of();
    }
}
