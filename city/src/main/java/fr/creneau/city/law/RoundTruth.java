package fr.creneau.city.law;

import java.util.Arrays;
import java.util.List;

/**
 * What really happened to a round. Times are seconds of the local day.
 *
 * @param departure when the van left the depot
 * @param visits every stop once, in the order in which it was really served
 * @param back when the van was at the depot again
 */
public record RoundTruth(double departure, List<Visit> visits, double back) {
    public RoundTruth {
        visits = List.copyOf(visits);
    }

    /** Arrival at each place of the plan, index 1 to its size; index 0, the depot, is not a number. */
    public double[] arrivals() {
        double[] arrivals = new double[visits.size() + 1];
        Arrays.fill(arrivals, Double.NaN);
        for (Visit visit : visits) {
            arrivals[visit.place()] = visit.arrival();
        }
        return arrivals;
    }
}
