package fr.creneau.city.law;

import java.util.List;

/**
 * A stop as it was really served. Times are seconds of the local day.
 *
 * @param place the stop's place in the plan, 1 to its size
 * @param setOff when the van left the place before, after any break
 * @param arrival when it stood at this one
 * @param departure when it was ready to leave again
 * @param outcomes of its parcels, in the plan's order
 */
public record Visit(int place, double setOff, double arrival, double departure, List<Outcome> outcomes) {
    public Visit {
        outcomes = List.copyOf(outcomes);
    }
}
