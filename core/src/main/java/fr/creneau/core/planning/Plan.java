package fr.creneau.core.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer: who goes where, in which order. An engine gives only tours that keep every window, load and shift; what it
 * could not place is named.
 *
 * @param tours for each vehicle, in the problem's order, its visits in the order made
 * @param unserved visits that are in no tour
 */
public record Plan(List<List<Integer>> tours, List<Integer> unserved) {
    public Plan {
        List<List<Integer>> copies = new ArrayList<>();
        tours.forEach(tour -> copies.add(List.copyOf(tour)));
        tours = List.copyOf(copies);
        unserved = List.copyOf(unserved);
    }

    /** The plan in which nothing is placed yet. */
    public static Plan empty(Problem problem) {
        List<List<Integer>> tours = new ArrayList<>();
        problem.vehicles().forEach(vehicle -> tours.add(List.of()));
        List<Integer> all = new ArrayList<>();
        for (int visit = 0; visit < problem.visits().size(); visit++) {
            all.add(visit);
        }
        return new Plan(tours, all);
    }

    /** Vehicles that make at least one stop. */
    public int vehiclesUsed() {
        return (int) tours.stream().filter(tour -> !tour.isEmpty()).count();
    }

    /** The sum of the costs of all legs, in the problem's unit. */
    public long cost(Problem problem) {
        long cost = 0;
        for (int v = 0; v < tours.size(); v++) {
            Vehicle vehicle = problem.vehicles().get(v);
            int at = vehicle.start();
            for (int visit : tours.get(v)) {
                int place = problem.visits().get(visit).place();
                cost += problem.legs().cost(at, place);
                at = place;
            }
            cost += problem.legs().cost(at, vehicle.end());
        }
        return cost;
    }
}
