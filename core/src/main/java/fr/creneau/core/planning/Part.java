package fr.creneau.core.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Some whole tours of a plan with the search on them. Not thread-safe. */
record Part(DenseProblem dense, Annealing annealing) {
    /** The part that is the whole plan. */
    static Part whole(Problem problem, Plan plan, CostScale scale, SplittableRandom random) {
        List<Integer> vehicles = new ArrayList<>();
        for (int v = 0; v < problem.vehicles().size(); v++) {
            vehicles.add(v);
        }
        return of(problem, plan, vehicles, plan.unserved(), scale, random);
    }

    /** The tours of the given vehicles, and the stops that shall be tried in them. */
    static Part of(
            Problem problem,
            Plan plan,
            List<Integer> vehicles,
            List<Integer> unserved,
            CostScale scale,
            SplittableRandom random) {
        List<Integer> visits = new ArrayList<>(unserved);
        vehicles.forEach(v -> visits.addAll(plan.tours().get(v)));
        DenseProblem dense = new DenseProblem(problem, ints(visits), ints(vehicles));
        Map<Integer, Integer> local = new HashMap<>();
        for (int i = 0; i < dense.stops; i++) {
            local.put(dense.visitIds[i], i);
        }
        List<List<Integer>> start = new ArrayList<>();
        for (int id : dense.vehicleIds) {
            start.add(plan.tours().get(id).stream().map(local::get).toList());
        }
        return new Part(dense, new Annealing(dense, start, scale, random));
    }

    /** The plan with this part's tours, given in local numbers, in the place of its own. */
    Plan merged(Plan plan, List<List<Integer>> localTours) {
        List<List<Integer>> tours = new ArrayList<>(plan.tours());
        Set<Integer> unserved = new LinkedHashSet<>(plan.unserved());
        boolean[] served = new boolean[dense.stops];
        for (int v = 0; v < dense.vehicles; v++) {
            List<Integer> tour = new ArrayList<>();
            for (int stop : localTours.get(v)) {
                tour.add(dense.visitIds[stop]);
                served[stop] = true;
            }
            tours.set(dense.vehicleIds[v], tour);
        }
        for (int stop = 0; stop < dense.stops; stop++) {
            unserved.remove(dense.visitIds[stop]);
            if (!served[stop]) {
                unserved.add(dense.visitIds[stop]);
            }
        }
        return new Plan(tours, new ArrayList<>(unserved));
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
