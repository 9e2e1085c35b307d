package fr.creneau.core.planning;

import fr.creneau.core.replay.Call;
import fr.creneau.core.replay.Drive;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small problems for tests, and the judge's word on their plans. */
final class Town {
    private Town() {}

    /** {@code stops} doors on a square of 100 with windows that a van can meet; a depot in the middle. */
    static Problem random(long seed, int stops, int vehicles, int capacity) {
        Random random = new Random(seed);
        int[] x = new int[stops + 1];
        int[] y = new int[stops + 1];
        x[0] = y[0] = 50;
        List<Visit> visits = new ArrayList<>();
        for (int k = 1; k <= stops; k++) {
            x[k] = random.nextInt(101);
            y[k] = random.nextInt(101);
            int earliest = random.nextInt(700);
            visits.add(new Visit(k, earliest, earliest + 60 + random.nextInt(200), 10, 1, Visit.ANY));
        }
        Legs legs = new Legs() {
            @Override
            public int cost(int from, int to) {
                return (int) Math.hypot(x[from] - x[to], y[from] - y[to]);
            }

            @Override
            public int time(int from, int to) {
                // Against the wind it takes longer: times are not the same both ways.
                return cost(from, to) + (x[to] < x[from] ? 5 : 0);
            }
        };
        List<Vehicle> fleet = new ArrayList<>();
        for (int v = 0; v < vehicles; v++) {
            fleet.add(new Vehicle(0, 0, 0, 1200, capacity));
        }
        return new Problem(legs, visits, fleet);
    }

    /** What the judge finds wrong with a plan; every stop must be in it or be named as unserved, once. */
    static List<String> faults(Problem problem, Plan plan) {
        List<String> faults = new ArrayList<>();
        int[] seen = new int[problem.visits().size()];
        plan.unserved().forEach(visit -> seen[visit]++);
        for (int v = 0; v < plan.tours().size(); v++) {
            Vehicle vehicle = problem.vehicles().get(v);
            List<Call> calls = new ArrayList<>();
            int at = vehicle.start();
            for (int id : plan.tours().get(v)) {
                Visit visit = problem.visits().get(id);
                seen[id]++;
                if (visit.vehicle() != Visit.ANY && visit.vehicle() != v) {
                    faults.add("stop " + id + " is on another vehicle");
                }
                calls.add(new Call(
                        "stop " + id,
                        problem.legs().time(at, visit.place()),
                        visit.earliest(),
                        visit.latest(),
                        visit.service(),
                        visit.load()));
                at = visit.place();
            }
            faults.addAll(new Drive(
                            vehicle.earliest(),
                            calls,
                            problem.legs().time(at, vehicle.end()),
                            vehicle.latest(),
                            Double.POSITIVE_INFINITY,
                            vehicle.capacity())
                    .faults());
        }
        for (int id = 0; id < seen.length; id++) {
            if (seen[id] != 1) {
                faults.add("stop " + id + " is there " + seen[id] + " times");
            }
        }
        return faults;
    }
}
