package fr.creneau.cli.rounds.check;

import fr.creneau.cli.rounds.instance.Instance;
import fr.creneau.cli.rounds.instance.Instance.DistanceRule;
import fr.creneau.cli.rounds.instance.Instance.Site;
import fr.creneau.core.replay.Call;
import fr.creneau.core.replay.Drive;
import java.util.ArrayList;
import java.util.List;

/**
 * What a solution costs and breaks, worked out from the instance alone.
 *
 * @param cost total distance in the instance's unit, by its rounding
 * @param faults a sentence each; empty: feasible
 */
public record SolutionCheck(double cost, List<String> faults) {
    public SolutionCheck {
        faults = List.copyOf(faults);
    }

    public boolean feasible() {
        return faults.isEmpty();
    }

    /** Tours are lists of places in {@link Instance#customers()}, from 0; empty tours count for nothing. */
    public static SolutionCheck of(Instance instance, List<List<Integer>> tours) {
        List<String> faults = new ArrayList<>();
        int[] served = new int[instance.customers().size()];
        double cost = 0;
        int used = 0;
        for (List<Integer> tour : tours) {
            if (tour.isEmpty()) {
                continue;
            }
            used++;
            List<Call> calls = new ArrayList<>();
            Site at = instance.depot();
            for (int customer : tour) {
                Site site = instance.customers().get(customer);
                served[customer]++;
                double leg = distance(instance.rounding(), at, site);
                cost += leg;
                calls.add(new Call(
                        "customer " + site.number(),
                        leg,
                        site.earliest(),
                        site.latest(),
                        site.service(),
                        site.demand()));
                at = site;
            }
            double home = distance(instance.rounding(), at, instance.depot());
            cost += home;
            Drive drive = new Drive(
                    instance.depot().earliest(),
                    calls,
                    home,
                    instance.depot().latest(),
                    Double.POSITIVE_INFINITY,
                    instance.capacity());
            String name = "vehicle %d: ".formatted(used);
            drive.faults().forEach(fault -> faults.add(name + fault));
        }
        if (used > instance.vehicles()) {
            faults.add("%d vehicles: expected %d at most".formatted(used, instance.vehicles()));
        }
        for (int customer = 0; customer < served.length; customer++) {
            if (served[customer] != 1) {
                faults.add("customer %d is served %d times: expected once"
                        .formatted(instance.customers().get(customer).number(), served[customer]));
            }
        }
        return new SolutionCheck(cost, faults);
    }

    private static double distance(DistanceRule rule, Site a, Site b) {
        double real = Math.hypot(a.x() - b.x(), a.y() - b.y());
        return switch (rule) {
            case REAL -> real;
            // A hair above, for square roots that fall just short of a whole tenth.
            case ONE_DECIMAL -> Math.floor(real * 10 + 1e-9) / 10;
        };
    }
}
