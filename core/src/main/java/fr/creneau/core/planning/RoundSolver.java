package fr.creneau.core.planning;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Finds rounds of low cost that keep every window, load and shift: slack induction by string removals under simulated
 * annealing. A large problem is cut into parts of whole tours that lie together; the parts are searched side by side,
 * joined, and cut elsewhere. Every plan that it gives is feasible; what could not be placed is named in it. Stateless,
 * thread-safe.
 */
public final class RoundSolver {
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
        if (effort.threads() == 1) {
            return new Search(problem, effort, progress, new Crew.Alone()).run(start);
        }
        ExecutorService threads = Executors.newFixedThreadPool(effort.threads());
        try {
            return new Search(problem, effort, progress, new Crew.Several(threads)).run(start);
        } finally {
            threads.shutdownNow();
        }
    }
}
