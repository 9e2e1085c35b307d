package fr.creneau.core.eta.trees;

import fr.creneau.core.eta.passage.StopFeatures;
import java.util.Set;

/**
 * What was learnt of the delay still to come: its median, and its spread about it. Both are in units of √(planned seconds
 * left + 60), in which near and far stops weigh alike. Immutable and thread-safe.
 *
 * @param version names what it was learnt from; unique on its shelf
 * @param without columns that it was learnt without
 * @param median of the delay still to come
 * @param spread median absolute error of that median
 */
public record DelayModel(String version, Set<String> without, TreeEnsemble median, TreeEnsemble spread) {
    /** A normal distribution's standard deviation over its median absolute deviation. */
    private static final double DEVIATION_PER_SPREAD = 1.4826;

    private static final double LEAST_DEVIATION = 0.2;

    public DelayModel {
        without = Set.copyOf(without);
        for (TreeEnsemble trees : new TreeEnsemble[] {median, spread}) {
            if (trees.columns() != StopFeatures.columns()) {
                throw new IllegalArgumentException("model %s looks at %d columns: expected the %d of this version"
                        .formatted(version, trees.columns(), StopFeatures.columns()));
            }
        }
    }

    /** The unit, in seconds, for a stop so many planned seconds ahead. */
    public static double unit(double plannedLeft) {
        return Math.sqrt(Math.max(0, plannedLeft) + 60);
    }

    /** Median of the delay still to come, in units. */
    public double medianUnits(float[] rows, int at) {
        return median.predict(rows, at);
    }

    /** Standard deviation of it, in units. */
    public double deviationUnits(float[] rows, int at) {
        return Math.max(LEAST_DEVIATION, DEVIATION_PER_SPREAD * spread.predict(rows, at));
    }
}
