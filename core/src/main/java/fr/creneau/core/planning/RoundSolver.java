package fr.creneau.core.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Finds rounds of low cost that keep every window, load and shift: slack induction by string removals under simulated
 * annealing. A large problem is cut into parts of whole tours that lie together; the parts are searched side by side,
 * joined, and cut elsewhere. Every plan that it gives is feasible; what could not be placed is named in it. Stateless,
 * thread-safe.
 */
public final class RoundSolver {
    /** More stops than that in one thread are cut: smaller matrices stay in the processor's cache. */
    private static final int PART_STOPS = 600;

    /** Fewer stops than that are never cut. */
    private static final int SMALLEST_PART = 150;

    /** Temperatures, as multiples of the mean cost of a leg of the first plan. */
    private static final double HOT = Double.parseDouble(System.getProperty("hot", "0.3"));

    private static final double COLD = Double.parseDouble(System.getProperty("cold", "0.01"));

    /** How often the parts are cut anew. */
    private static final int CUTS = Integer.getInteger("cuts", 40);

    private RoundSolver() {}

    /** Starts from nothing. */
    public static Plan solve(Problem problem, Effort effort, Progress progress) {
        return improve(problem, Plan.empty(problem), effort, progress);
    }

    /** Starts from a plan whose tours keep every window, load and shift; what it does not serve is placed if possible. */
    public static Plan improve(Problem problem, Plan start, Effort effort, Progress progress) {
        if (problem.visits().isEmpty()) {
            return start;
        }
        ExecutorService threads = Executors.newFixedThreadPool(effort.threads());
        try {
            return new Run(problem, effort, progress, threads).run(start);
        } finally {
            threads.shutdownNow();
        }
    }

    private static final class Run {
        private final Problem problem;
        private final Effort effort;
        private final Progress progress;
        private final ExecutorService threads;
        private final SplittableRandom random;
        private final long startNanos;
        private final long absence;
        private long steps;

        Run(Problem problem, Effort effort, Progress progress, ExecutorService threads) {
            this.problem = problem;
            this.effort = effort;
            this.progress = progress;
            this.threads = threads;
            random = new SplittableRandom(effort.seed());
            startNanos = effort.nanos().getAsLong();
            absence = Absence.cost(problem);
        }

        Plan run(Plan start) {
            Part whole = Part.whole(problem, start, absence, random.split());
            whole.annealing().fill();
            Plan current = whole.merged(start, whole.annealing().best());
            Plan best = current;
            tell(best);
            Cooling cooling = cooling(current);
            int stops = problem.visits().size();
            int parts = Math.max(
                    (stops + PART_STOPS - 1) / PART_STOPS, Math.min(effort.threads(), stops / SMALLEST_PART));
            while (spent() < 1) {
                double from = spent();
                double to = Math.min(1, from + 1.0 / CUTS);
                List<Part> cut = parts <= 1
                        ? List.of(whole)
                        : Split.cut(problem, current, parts, absence, random);
                search(cut, from, to, cooling);
                Plan found = current;
                Plan foundBest = current;
                for (Part part : cut) {
                    foundBest = part.merged(foundBest, part.annealing().best());
                    found = part.merged(found, part.annealing().current());
                }
                if (better(foundBest, best)) {
                    best = foundBest;
                }
                current = found;
                tell(best);
            }
            return best;
        }

        private void search(List<Part> parts, double from, double to, Cooling cooling) {
            int waves = (parts.size() + effort.threads() - 1) / effort.threads();
            List<Future<Long>> running = new ArrayList<>();
            for (int wave = 0; wave < waves; wave++) {
                double start = from + (to - from) * wave / waves;
                double end = from + (to - from) * (wave + 1) / waves;
                for (int k = wave * effort.threads(); k < Math.min(parts.size(), (wave + 1) * effort.threads()); k++) {
                    Annealing annealing = parts.get(k).annealing();
                    long before = steps;
                    Gauge gauge = done -> (spent(before + done) - start) / (end - start);
                    Callable<Long> job = () -> annealing.run(gauge, cooling.between(from, to));
                    running.add(threads.submit(job));
                }
                for (Future<Long> one : running) {
                    steps += get(one);
                }
                running.clear();
            }
        }

        private static long get(Future<Long> job) {
            try {
                return job.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while rounds were searched", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a search failed", e.getCause());
            }
        }

        private double spent() {
            return spent(steps);
        }

        private double spent(long stepsDone) {
            double byClock = effort.budgetNanos() == Long.MAX_VALUE
                    ? 0
                    : (double) (effort.nanos().getAsLong() - startNanos) / Math.max(1, effort.budgetNanos());
            double bySteps = (double) stepsDone / Math.max(1, effort.steps());
            return Math.max(byClock, bySteps);
        }

        private Cooling cooling(Plan plan) {
            int served = problem.visits().size() - plan.unserved().size();
            double leg = Math.max(1, (double) plan.cost(problem) / Math.max(1, served + plan.vehiclesUsed()));
            return new Cooling(HOT * leg, COLD * leg);
        }

        private boolean better(Plan one, Plan other) {
            return score(one) < score(other);
        }

        private long score(Plan plan) {
            return plan.cost(problem) + absence * plan.unserved().size();
        }

        private void tell(Plan best) {
            progress.onMilestone(new Progress.Milestone(
                    effort.nanos().getAsLong() - startNanos,
                    Math.min(1, spent()),
                    best.cost(problem),
                    best.unserved().size(),
                    steps));
        }
    }
}
