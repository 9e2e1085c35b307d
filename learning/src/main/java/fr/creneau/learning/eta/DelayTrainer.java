package fr.creneau.learning.eta;

import fr.creneau.core.eta.passage.StopFeatures;
import fr.creneau.core.eta.trees.TreeEnsemble;
import fr.creneau.learning.BoostedTrees;
import fr.creneau.learning.TrainingTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Learns the median of the delay still to come, then the median of its absolute error, both by boosted trees with least
 * absolute deviations. Small data get small trees; none of the settings was chosen by the data set that is scored. Same
 * rows, same model. Stateless.
 */
public final class DelayTrainer {
    /** Fewer rows than this teach nothing that holds. */
    public static final int LEAST_ROWS = 300;

    private static final int TREES = 100;
    private static final int ROWS_PER_LEAF = 2_500;
    private static final int FEWEST_LEAVES = 8;
    private static final int MOST_LEAVES = 31;
    private static final int ROWS_OF_LEAST_LEAF = 1_000;
    private static final int SMALLEST_LEAF = 30;
    private static final int LARGEST_LEAF = 200;

    private DelayTrainer() {}

    /**
     * Learns from the rows.
     *
     * @param without columns that were hidden when the rows were made
     * @throws IllegalArgumentException for fewer than {@link #LEAST_ROWS} rows
     */
    public static LearntDelays learn(DelayRows rows, Set<String> without, String version) {
        if (rows.size() < LEAST_ROWS) {
            throw new IllegalArgumentException("%d rows: expected %d or more".formatted(rows.size(), LEAST_ROWS));
        }
        Map<String, Object> settings = settings(rows.size());
        TrainingTable delays = new TrainingTable(StopFeatures.columns());
        for (int row = 0; row < rows.size(); row++) {
            delays.add(row(rows, row), rows.units(row));
        }
        String median = train(delays, settings);
        TreeEnsemble trees = TreeEnsemble.parse(median);
        TrainingTable errors = new TrainingTable(StopFeatures.columns());
        for (int row = 0; row < rows.size(); row++) {
            double error = rows.units(row) - trees.predict(rows.features(), DelayRows.at(row));
            errors.add(row(rows, row), Math.abs(error));
        }
        return new LearntDelays(version, rows.size(), without, median, train(errors, settings));
    }

    private static Map<String, Object> settings(int rows) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("objective", "regression_l1");
        settings.put("learning_rate", 0.1);
        settings.put("num_leaves", between(FEWEST_LEAVES, rows / ROWS_PER_LEAF, MOST_LEAVES));
        settings.put("min_data_in_leaf", between(SMALLEST_LEAF, rows / ROWS_OF_LEAST_LEAF, LARGEST_LEAF));
        settings.put("bagging_fraction", 0.6);
        settings.put("bagging_freq", 1);
        settings.put("feature_fraction", 0.6);
        settings.put("lambda_l2", 5);
        settings.put("num_threads", 1);
        settings.put("seed", 1);
        return settings;
    }

    private static String train(TrainingTable table, Map<String, Object> settings) {
        try (BoostedTrees trees = BoostedTrees.train(table, settings, TREES)) {
            return trees.toText();
        }
    }

    private static float[] row(DelayRows rows, int row) {
        int from = DelayRows.at(row);
        return Arrays.copyOfRange(rows.features(), from, from + StopFeatures.columns());
    }

    private static int between(int least, int value, int most) {
        return Math.max(least, Math.min(most, value));
    }
}
