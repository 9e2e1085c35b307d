package fr.creneau.core.round;

import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.geo.Geodesy;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the next stops a van on its way drives to: by how straight its way so far would be to each of them, and how
 * often this round did not follow its plan. A way from a door to a stop that has come this far and still has that far to
 * go is longer than the direct one by a detour; the less detour, the likelier the stop. The numbers are assumptions, chosen by
 * thought. Stateless.
 */
final class LikelyOrders {
    /** Nearer to the door that it left, a van has shown nothing yet. */
    private static final double LEAST_WAY_METRES = 100;

    /** So many of the next stops are looked at. */
    private static final int NEXT_STOPS = 6;

    /** What streets add to a straight line: this much at the least, and this share of it. */
    private static final double LEAST_DETOUR_METRES = 60;

    private static final double DETOUR_SHARE = 0.4;

    /** Before the round has shown its ways, one step in so many leaves the plan. */
    private static final double STEPS_FOR_ONE_ASIDE = 20;

    /** A van may drive to any stop by any way: no order is ever certain. */
    private static final double ANYWAY = 1e-3;

    /** Orders less likely are left out. */
    private static final double LEAST_PROBABILITY = 0.05;

    private LikelyOrders() {}

    /**
     * An order other than the expected one.
     *
     * @param next the stop ahead that comes first in it, by its rank in the expected order, from 1 on; those before it
     *     come right after it
     */
    record Order(double probability, int next) {
        /** The stops ahead in this order. */
        List<Integer> of(List<Integer> ahead) {
            List<Integer> order = new ArrayList<>(ahead);
            order.add(0, order.remove(next));
            return order;
        }

        /** For each stop of the expected order its place in this one. */
        int[] positions(int stops) {
            int[] positions = new int[stops];
            for (int rank = 0; rank < stops; rank++) {
                positions[rank] = rank == next ? 0 : rank < next ? rank + 1 : rank;
            }
            return positions;
        }
    }

    /**
     * The other orders that are likely enough.
     *
     * @param van a fresh position of the van, which has left the last stop served
     */
    static List<Order> besides(RoundView view, VanFix van) {
        int candidates = Math.min(NEXT_STOPS, view.ahead().size());
        if (candidates < 2 || view.served().isEmpty()) {
            return List.of();
        }
        PlannedStop from = stop(view, view.served().get(view.served().size() - 1));
        double come = metres(van, from);
        if (come < LEAST_WAY_METRES) {
            return List.of();
        }
        double aside = aside(view);
        double[] weight = new double[candidates];
        double all = 0;
        for (int rank = 0; rank < candidates; rank++) {
            PlannedStop to = stop(view, view.ahead().get(rank));
            double direct = Geodesy.metresBetween(from.lat(), from.lon(), to.lat(), to.lon());
            double detour = come + metres(van, to) - direct;
            double before = rank == 0 ? 1 - aside : aside * Math.pow(0.5, rank);
            weight[rank] = before * (ANYWAY + Math.exp(-detour / (LEAST_DETOUR_METRES + DETOUR_SHARE * direct)));
            all += weight[rank];
        }
        List<Order> orders = new ArrayList<>();
        for (int rank = 1; rank < candidates; rank++) {
            double probability = weight[rank] / all;
            if (probability >= LEAST_PROBABILITY) {
                orders.add(new Order(probability, rank));
            }
        }
        return orders;
    }

    /** The share of steps that leave the plan, by this round's own and what was believed before. */
    private static double aside(RoundView view) {
        int steps = 0;
        int asides = 0;
        for (int i = 1; i < view.served().size(); i++) {
            steps++;
            // A round driven backwards keeps to its order, too.
            asides += Math.abs(view.served().get(i) - view.served().get(i - 1)) == 1 ? 0 : 1;
        }
        return (1 + asides) / (STEPS_FOR_ONE_ASIDE + steps);
    }

    private static PlannedStop stop(RoundView view, int index) {
        return view.stops().get(index).plan();
    }

    private static double metres(VanFix van, PlannedStop stop) {
        return Geodesy.metresBetween(van.lat(), van.lon(), stop.lat(), stop.lon());
    }
}
