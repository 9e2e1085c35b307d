package fr.creneau.cli.rounds.instance;

import java.util.List;

/**
 * A public instance, as its file has it: identical vehicles, one depot, coordinates in a plane; times and distances in
 * one unit.
 *
 * @param name as the file gives it
 * @param vehicles how many there are
 * @param capacity of each
 * @param depot its window is the shift
 * @param customers in the file's order
 * @param rounding how a distance becomes a travel time
 */
public record Instance(
        String name, int vehicles, int capacity, Site depot, List<Site> customers, DistanceRule rounding) {
    /** The greatest coordinate, window or service time, either way, that can be solved: beyond it whole numbers run over. */
    public static final double LARGEST = 20_000_000;

    public Instance {
        customers = List.copyOf(customers);
    }

    /** The number is the file's own. */
    public record Site(int number, double x, double y, int demand, double earliest, double latest, double service) {}

    /** How distances are rounded. */
    public enum DistanceRule {
        /** Solomon's own: Euclidean, not rounded. */
        REAL,
        /** The 12th DIMACS challenge: Euclidean, cut off after one decimal. */
        ONE_DECIMAL
    }
}
