package fr.creneau.core.slot;

import fr.creneau.core.planning.Effort;
import fr.creneau.core.planning.Plan;
import fr.creneau.core.planning.Progress;
import fr.creneau.core.planning.RoundSolver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The search before a no: other stops of the rounds near the address are taken out and put elsewhere, every promise
 * kept, until the stop has a place or the effort is spent. Trying ejections under a deadline where a slot looks full is
 * Truden et al.'s advice (2022); here the ruins and recreations of {@link RoundSolver} eject and place. Stateless.
 */
public final class Ejection {
    private Ejection() {}

    /**
     * The rounds that change, by their place in the day, so that the stop has a place in one of them; empty if none was
     * found. The day itself is not changed.
     *
     * @param nearest so many rounds of that hour take part, and half as many of other hours, those with the least detour
     * @param effort ended early when a place is found
     */
    public static Optional<Map<Integer, PlannedRound>> search(DepotDay day, Stop stop, int nearest, Effort effort) {
        List<Integer> places = nearest(day, stop, nearest);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<PlannedRound> before = places.stream().map(day::round).toList();
        RoundsProblem problem = new RoundsProblem(day.streets(), before, List.of(stop));
        Plan plan = RoundSolver.improve(
                problem.problem(), problem.plan(), effort.towards(Effort.Goal.ALL_SERVED), Progress.NONE);
        if (!plan.unserved().isEmpty()) {
            return Optional.empty();
        }
        List<PlannedRound> after = problem.rounds(plan);
        Map<Integer, PlannedRound> changed = new LinkedHashMap<>();
        for (int k = 0; k < after.size(); k++) {
            if (!after.get(k).equals(before.get(k))) {
                changed.put(places.get(k), after.get(k));
            }
        }
        return Optional.of(changed);
    }

    /**
     * Of the rounds that are whole those that pass nearest, whatever their hours at each door: so many that are out at
     * the stop's hours, and half as many that are not, to take what the others give up.
     */
    private static List<Integer> nearest(DepotDay day, Stop stop, int count) {
        record Near(int place, int detour) {}
        List<Near> out = new ArrayList<>();
        List<Near> others = new ArrayList<>();
        for (int r = 0; r < day.rounds().size(); r++) {
            PlannedRound round = day.round(r);
            if (!day.broken(r)) {
                boolean isOut =
                        round.shift().start() <= stop.latest() && round.shift().end() >= stop.earliest();
                (isOut ? out : others).add(new Near(r, detour(round, stop, day.streets())));
            }
        }
        if (out.isEmpty()) {
            return List.of();
        }
        Comparator<Near> nearness = Comparator.comparingInt(Near::detour);
        return Stream.concat(
                        out.stream().sorted(nearness).limit(count),
                        others.stream().sorted(nearness).limit((count + 1) / 2))
                .map(Near::place)
                .toList();
    }

    private static int detour(PlannedRound round, Stop stop, Streets streets) {
        Spot at = round.now() == null ? round.shift().depot() : round.now().spot();
        int least = Integer.MAX_VALUE;
        for (Stop open : round.open()) {
            least = Math.min(least, detour(at, stop.spot(), open.spot(), streets));
            at = open.spot();
        }
        return Math.min(least, detour(at, stop.spot(), round.shift().depot(), streets));
    }

    private static int detour(Spot from, Spot by, Spot to, Streets streets) {
        return streets.seconds(from, by) + streets.seconds(by, to) - streets.seconds(from, to);
    }
}
