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
 * Truden et al.'s advice (2022); here the ruins and recreations of {@link RoundSolver} eject and place. The search is a row of brief
 * attempts with fewer and more rounds in turn. Each goes on from where the one before came nearest, even if it is another stop
 * that has no place by then. Stateless.
 */
public final class Ejection {
    private static final long ATTEMPT_NANOS = 200_000_000;
    private static final long ATTEMPT_STEPS = 10_000;

    /** The first attempt has the nearest rounds, the second twice as many, the last four times; then again. */
    private static final int WIDTHS = 4;

    private static final long NEXT_SEED = 0x9E3779B97F4A7C15L;

    private Ejection() {}

    /**
     * The rounds that change, by their place in the day, so that the stop has a place in one of them; empty if none was
     * found. The day itself is not changed.
     *
     * @param nearest so many rounds of that hour take part, and half as many of other hours, those with the least detour;
     *     in some attempts up to four times as many
     * @param effort ended early when a place is found
     */
    public static Optional<Map<Integer, PlannedRound>> search(DepotDay day, Stop stop, int nearest, Effort effort) {
        DepotDay now = new DepotDay(day.streets(), day.rounds());
        Stop absent = stop;
        long start = effort.nanos().getAsLong();
        long nanosLeft = effort.budgetNanos();
        long stepsLeft = effort.steps();
        for (int attempt = 0; nanosLeft > 0 && stepsLeft > 0; attempt++) {
            int width = 1 + attempt % WIDTHS;
            List<Integer> places = nearest(now, absent, width * nearest);
            if (places.isEmpty()) {
                return Optional.empty();
            }
            Effort brief = new Effort(
                    effort.nanos(),
                    Math.min(nanosLeft, width * ATTEMPT_NANOS),
                    Math.min(stepsLeft, width * ATTEMPT_STEPS),
                    effort.threads(),
                    effort.seed() + attempt * NEXT_SEED,
                    Effort.Goal.ALL_SERVED);
            RoundsProblem rounds = new RoundsProblem(
                    now.streets(), places.stream().map(now::round).toList(), List.of(absent));
            Plan plan = RoundSolver.improve(rounds.problem(), rounds.plan(), brief, Progress.NONE);
            if (plan.unserved().isEmpty()) {
                rounds.changed(plan, places).forEach(now::replace);
                return Optional.of(changed(day, now));
            }
            int left = plan.unserved().get(0);
            if (!rounds.isBound(left)) { // else the attempts after would not know that it belongs to its round
                rounds.changed(plan, places).forEach(now::replace);
                absent = rounds.stop(left);
            }
            stepsLeft -= brief.steps();
            nanosLeft = effort.budgetNanos() - (effort.nanos().getAsLong() - start);
        }
        return Optional.empty();
    }

    private static Map<Integer, PlannedRound> changed(DepotDay before, DepotDay after) {
        Map<Integer, PlannedRound> changed = new LinkedHashMap<>();
        for (int place = 0; place < before.rounds().size(); place++) {
            if (!after.round(place).equals(before.round(place))) {
                changed.put(place, after.round(place));
            }
        }
        return changed;
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
