package fr.creneau.core.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Cuts a plan into parts of whole tours that lie together, about equal in stops. Two stops far apart are drawn; a tour's
 * place between them is the mean of (cost from the one − cost from the other), which needs legs alone and no
 * coordinates; the tours are cut in that order. Vehicles without stops are dealt out in turn. Stateless.
 */
final class Split {
    private Split() {}

    static List<Part> cut(Problem problem, Plan plan, int parts, long absence, SplittableRandom random) {
        int stops = problem.visits().size();
        int one = random.nextInt(stops);
        int other = farthest(problem, one);
        List<Integer> used = new ArrayList<>();
        List<Integer> unused = new ArrayList<>();
        double[] place = new double[plan.tours().size()];
        for (int v = 0; v < place.length; v++) {
            (plan.tours().get(v).isEmpty() ? unused : used).add(v);
            place[v] = place(problem, plan.tours().get(v), one, other);
        }
        used.sort(Comparator.comparingDouble(v -> place[v]));
        int served = stops - plan.unserved().size();
        List<List<Integer>> vehicles = new ArrayList<>();
        List<List<Integer>> unserved = new ArrayList<>();
        for (int k = 0; k < parts; k++) {
            vehicles.add(new ArrayList<>());
            unserved.add(new ArrayList<>());
        }
        int behind = 0;
        for (int v : used) {
            int size = plan.tours().get(v).size();
            int part = (int) Math.min(parts - 1, (behind + size / 2L) * parts / Math.max(1, served));
            vehicles.get(part).add(v);
            behind += size;
        }
        deal(unused, vehicles);
        deal(plan.unserved(), unserved);
        List<Part> cut = new ArrayList<>();
        for (int k = 0; k < parts; k++) {
            if (!vehicles.get(k).isEmpty()) {
                cut.add(Part.of(problem, plan, vehicles.get(k), unserved.get(k), absence, random.split()));
            }
        }
        return cut;
    }

    private static int farthest(Problem problem, int stop) {
        int from = problem.visits().get(stop).place();
        int farthest = stop;
        int most = -1;
        for (int i = 0; i < problem.visits().size(); i++) {
            int cost = problem.legs().cost(from, problem.visits().get(i).place());
            if (cost > most) {
                most = cost;
                farthest = i;
            }
        }
        return farthest;
    }

    private static double place(Problem problem, List<Integer> tour, int one, int other) {
        double sum = 0;
        int from = problem.visits().get(one).place();
        int to = problem.visits().get(other).place();
        for (int stop : tour) {
            int place = problem.visits().get(stop).place();
            sum += (double) problem.legs().cost(from, place) - problem.legs().cost(to, place);
        }
        return tour.isEmpty() ? 0 : sum / tour.size();
    }

    private static void deal(List<Integer> things, List<List<Integer>> parts) {
        for (int k = 0; k < things.size(); k++) {
            parts.get(k % parts.size()).add(things.get(k));
        }
    }
}
