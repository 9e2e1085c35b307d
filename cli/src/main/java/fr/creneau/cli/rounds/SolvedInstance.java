package fr.creneau.cli.rounds;

import fr.creneau.cli.UserError;
import fr.creneau.cli.rounds.check.SolutionCheck;
import fr.creneau.cli.rounds.instance.Instance;
import fr.creneau.cli.rounds.instance.InstanceFile;
import fr.creneau.core.planning.Effort;
import fr.creneau.core.planning.Plan;
import fr.creneau.core.planning.Progress;
import fr.creneau.core.planning.RoundSolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One instance, solved and then checked.
 *
 * @param figures as a report has them
 * @param curve [seconds, cost] each time that the best cost fell
 * @param tours lists of places in the instance's customers
 * @param check by the independent checker
 * @param notes what the checker found, and why there is no gap
 */
record SolvedInstance(
        Instance instance,
        Map<String, @Nullable Object> figures,
        List<List<Double>> curve,
        List<List<Integer>> tours,
        SolutionCheck check,
        List<String> notes) {
    static final String SOLVER = "creneau ruin-and-recreate";

    /** How long, with how many threads, with which seed. */
    record Budget(double seconds, int threads, long seed) {}

    /**
     * Where a search stands.
     *
     * @param share of the search that is behind, 0 to 1
     * @param cost of the best plan so far, in the instance's unit
     */
    record Standing(double share, double cost) {}

    static SolvedInstance solve(Path file, Budget budget, @Nullable Path bestKnown, Consumer<Standing> listener) {
        Instance instance = InstanceFile.read(file);
        InstanceProblem whole = InstanceProblem.of(instance);
        double perUnit = whole.unitsPerLength();
        List<Progress.Milestone> milestones = new ArrayList<>();
        Effort effort = Effort.of(System::nanoTime, budget.seconds(), budget.threads(), budget.seed());
        Plan plan = RoundSolver.solve(whole.problem(), effort, milestone -> {
            milestones.add(milestone);
            listener.accept(new Standing(milestone.share(), milestone.cost() / perUnit));
        });
        SolutionCheck check = SolutionCheck.of(instance, plan.tours());
        List<String> notes = new ArrayList<>(check.faults());
        OptionalDouble best = bestKnown(file, bestKnown, notes);
        boolean comparable = best.isPresent() && check.feasible();
        if (best.isPresent() && !check.feasible()) {
            notes.add("gap: the plan is not feasible.");
        }

        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("instance", InstanceFile.stem(file));
        figures.put("customers", instance.customers().size());
        figures.put("vehicles", plan.vehiclesUsed());
        figures.put("cost", rounded(check.cost(), 100));
        figures.put("best_known", best.isPresent() ? best.getAsDouble() : null);
        figures.put("gap", comparable ? rounded(check.cost() / best.getAsDouble() - 1, 1e6) : null);
        figures.put("feasible", check.feasible());
        figures.put("first_feasible_s", firstFeasible(milestones));
        figures.put("seconds", budget.seconds());
        figures.put("threads", budget.threads());
        figures.put("solver", SOLVER);
        figures.put("steps", milestones.get(milestones.size() - 1).steps());
        return new SolvedInstance(instance, figures, curve(milestones, perUnit), plan.tours(), check, notes);
    }

    /** What was solved is not lost for a list that cannot be read: it is noted. */
    private static OptionalDouble bestKnown(Path instance, @Nullable Path named, List<String> notes) {
        try {
            OptionalDouble best = BestKnown.find(instance, named);
            if (best.isEmpty()) {
                notes.add("gap: no best known cost was found; --best-known FILE names a list or a .sol.");
            }
            return best;
        } catch (UserError e) {
            notes.add("gap: " + e.getMessage());
            return OptionalDouble.empty();
        }
    }

    private static @Nullable Double firstFeasible(List<Progress.Milestone> milestones) {
        return milestones.stream()
                .filter(milestone -> milestone.unserved() == 0)
                .findFirst()
                .map(milestone -> rounded(milestone.nanos() / 1e9, 1000))
                .orElse(null);
    }

    private static List<List<Double>> curve(List<Progress.Milestone> milestones, double perUnit) {
        List<List<Double>> curve = new ArrayList<>();
        long last = Long.MAX_VALUE;
        for (Progress.Milestone milestone : milestones) {
            if (milestone.unserved() == 0 && milestone.cost() < last) {
                last = milestone.cost();
                curve.add(List.of(rounded(milestone.nanos() / 1e9, 1000), rounded(milestone.cost() / perUnit, 100)));
            }
        }
        return curve;
    }

    private static double rounded(double value, double steps) {
        return Math.round(value * steps) / steps;
    }
}
