package fr.creneau.core.planning;

import fr.creneau.core.planning.Effort.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** One run of the solver: cuts, searches the parts, joins them, keeps the best. Not thread-safe. */
final class Search {
    /** More stops than that in one thread are cut: smaller matrices stay in the processor's cache. */
    private static final int PART_STOPS = 600;

    /** Parts are not made smaller than that for the sake of threads. */
    private static final int SMALLEST_PART = 150;

    /** Up to so many stops are first placed in one go; more are cut before that. */
    private static final int PLACED_AT_ONCE = 2_000;

    /** Temperatures at the start and at the end, as shares of the mean way to a stop. */
    private static final double HOT = 0.25;

    private static final double COLD = 0.005;

    /** In place of {@link #HOT} where the plan is good already. */
    private static final double WARM = 0.02;

    /** How often parts are cut anew, at most, and a listener is told; a search for places is brief, and cut once. */
    private static final int CUTS = 40;

    /** A part is searched for so long at least before it is cut anew: to make one costs some 15 ms. */
    private static final long PART_NANOS = 75_000_000;

    private final Problem problem;
    private final Effort effort;
    private final Progress progress;
    private final Crew crew;
    private final SplittableRandom random;
    private final long startNanos;
    private final CostScale scale;
    private final Cooling cooling;
    private long steps;

    Search(Problem problem, Effort effort, Progress progress, Crew crew) {
        this.problem = problem;
        this.effort = effort;
        this.progress = progress;
        this.crew = crew;
        random = new SplittableRandom(effort.seed());
        startNanos = effort.nanos().getAsLong();
        scale = CostScale.of(problem);
        cooling = new Cooling((effort.goal() == Goal.LEAST_COST ? HOT : WARM) * scale.way(), COLD * scale.way());
    }

    Plan run(Plan start) {
        int parts = parts();
        if (parts == 1) {
            Part only = filled(firstPart(start));
            return alike(only.merged(start, only.annealing().best()), only);
        }
        boolean placing = effort.goal() == Goal.ALL_SERVED;
        // To place a few stops in good tours the search needs no first plan, and parts are dear to make.
        Plan current = placing ? start : filled(start, parts);
        Plan best = current;
        tell(best);
        for (double from = spent(0); from < 1 && !reached(best); from = spent(0)) {
            List<Part> cut = Split.cut(problem, current, parts, scale, placing, random);
            if (cut.isEmpty()) {
                return best; // what has no place lies where no vehicle is
            }
            search(cut, from, Math.min(1, from + stretch(parts)));
            Plan candidate = joined(cut, current, Annealing::best);
            best = better(candidate, best);
            current = joined(cut, current, Annealing::current);
            tell(best);
        }
        return best;
    }

    /** Each stop that is not served where it costs least, as far as there is a place. */
    private Plan filled(Plan start, int parts) {
        boolean fromNothing = start.unserved().size() == problem.visits().size();
        List<Part> cut = fromNothing && problem.visits().size() <= PLACED_AT_ONCE
                ? List.of(firstPart(start))
                : Split.cut(problem, start, parts, scale, false, random);
        cut.forEach(Search::filled);
        return joined(cut, start, Annealing::best);
    }

    private static Part filled(Part part) {
        part.annealing().fill();
        return part;
    }

    /** A problem too small to be cut: each thread searches all of it, with draws of its own. */
    private Plan alike(Plan start, Part first) {
        List<Part> alike = new ArrayList<>(List.of(first));
        for (int k = 1; k < effort.threads(); k++) {
            alike.add(firstPart(start));
        }
        Plan best = start;
        tell(best);
        for (double from = spent(0); from < 1 && !reached(best); from = spent(0)) {
            search(alike, from, Math.min(1, from + stretch(0)));
            for (Part part : alike) {
                Plan candidate = part.merged(start, part.annealing().best());
                best = better(candidate, best);
            }
            tell(best);
        }
        return best;
    }

    /** In a search for places the part itself knows best: it counts how near it came, too. */
    private Plan better(Plan candidate, Plan best) {
        boolean isBetter = effort.goal() == Goal.ALL_SERVED
                ? candidate.unserved().size() <= best.unserved().size()
                : score(candidate) < score(best);
        return isBetter ? candidate : best;
    }

    /** @param parts that are made for it */
    private double stretch(int parts) {
        if (effort.goal() == Goal.ALL_SERVED) {
            return 1;
        }
        double leastNanos = (double) PART_NANOS * parts / effort.threads();
        return Math.min(1, Math.max(1.0 / CUTS, leastNanos / Math.max(1, effort.budgetNanos())));
    }

    private Part firstPart(Plan plan) {
        return Part.whole(problem, plan, scale, random.split());
    }

    private int parts() {
        int stops = problem.visits().size();
        int bySize = (stops + PART_STOPS - 1) / PART_STOPS;
        return Math.max(1, Math.max(bySize, Math.min(effort.threads(), stops / SMALLEST_PART)));
    }

    private static Plan joined(List<Part> parts, Plan plan, Function<Annealing, List<List<Integer>>> which) {
        Plan joined = plan;
        for (Part part : parts) {
            joined = part.merged(joined, which.apply(part.annealing()));
        }
        return joined;
    }

    /** Searches the parts for a stretch of the whole search; more parts than threads share the stretch in waves. */
    private void search(List<Part> parts, double from, double to) {
        int waves = (parts.size() + effort.threads() - 1) / effort.threads();
        Cooling stretch = cooling.between(from, to);
        for (int wave = 0; wave < waves; wave++) {
            double start = from + (to - from) * wave / waves;
            double end = from + (to - from) * (wave + 1) / waves;
            List<Callable<Long>> jobs = new ArrayList<>();
            int last = Math.min(parts.size(), (wave + 1) * effort.threads());
            for (Part part : parts.subList(wave * effort.threads(), last)) {
                Gauge gauge = done -> (spent(done) - start) / (end - start);
                jobs.add(() -> part.annealing().run(gauge, stretch, effort.goal() == Goal.ALL_SERVED));
            }
            for (long done : crew.doAll(jobs)) {
                steps += Math.max(1, done);
            }
        }
    }

    /** The share of the effort that is behind, with some steps that are not counted yet. */
    private double spent(long uncounted) {
        double byClock = effort.budgetNanos() == Long.MAX_VALUE
                ? 0
                : (double) (effort.nanos().getAsLong() - startNanos) / Math.max(1, effort.budgetNanos());
        double bySteps = effort.steps() == 0 ? 1 : (double) (steps + uncounted) / effort.steps();
        return Math.max(byClock, bySteps);
    }

    private boolean reached(Plan plan) {
        return effort.goal() == Goal.ALL_SERVED && plan.unserved().isEmpty();
    }

    private long score(Plan plan) {
        return plan.cost(problem) + scale.absence() * plan.unserved().size();
    }

    private void tell(Plan best) {
        progress.onMilestone(new Progress.Milestone(
                effort.nanos().getAsLong() - startNanos,
                Math.min(1, spent(0)),
                best.cost(problem),
                best.unserved().size(),
                steps));
    }
}
