package fr.creneau.learning;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A gradient-boosted ensemble of trees (LightGBM). Holds native memory: close it. Prediction is not thread-safe.
 *
 * <p>Same table, settings and number of threads give the same trees.
 *
 * <p>LightGBM keeps its number of threads in one place for the whole process. Ensembles that learn or predict at the same
 * time must therefore all have the same {@code num_threads}: where one changes it under another, the process dies.
 */
public final class BoostedTrees implements AutoCloseable {
    static {
        NativeLibrary.load();
    }

    private final LGBMBooster booster;
    private final int columns;
    private final String threads;

    private BoostedTrees(LGBMBooster booster, int columns, String threads) {
        this.booster = booster;
        this.columns = columns;
        this.threads = threads;
    }

    /**
     * Learns from the table.
     *
     * @param settings LightGBM's own, such as {@code objective=quantile}, {@code alpha=0.9}, {@code num_leaves=31}
     * @param rounds how many trees, at least 1
     */
    public static BoostedTrees train(TrainingTable table, Map<String, ?> settings, int rounds) {
        String words = words(settings);
        try {
            LGBMDataset data =
                    LGBMDataset.createFromMat(table.features(), table.rows(), table.columns(), true, words, null);
            try {
                data.setField("label", table.targets());
                LGBMBooster booster = LGBMBooster.create(data, words);
                for (int round = 0; round < rounds && !booster.updateOneIter(); round++) {}
                return new BoostedTrees(booster, table.columns(), threads(settings));
            } finally {
                data.close();
            }
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM did not learn with " + words + ": " + e.getMessage(), e);
        }
    }

    /**
     * Predicts for several rows at once.
     *
     * @param features row after row, a multiple of the columns learnt from
     */
    public double[] predict(float[] features) {
        if (features.length % columns != 0) {
            throw new IllegalArgumentException(
                    "%d numbers: expected a multiple of %d features".formatted(features.length, columns));
        }
        try {
            return booster.predictForMat(
                    features, features.length / columns, columns, true, PredictionType.C_API_PREDICT_NORMAL, threads);
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM did not predict: " + e.getMessage(), e);
        }
    }

    /** The ensemble in LightGBM's own text form. */
    public String toText() {
        try {
            return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN);
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM did not write its model: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            booster.close();
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM did not let go of its model: " + e.getMessage(), e);
        }
    }

    /** What keeps a prediction at the threads of the training. */
    private static String threads(Map<String, ?> settings) {
        Object threads = settings.get("num_threads");
        return threads == null ? "" : "num_threads=" + threads;
    }

    private static String words(Map<String, ?> settings) {
        StringJoiner words = new StringJoiner(" ");
        words.add("verbosity=-1").add("deterministic=true");
        settings.forEach((name, value) -> words.add(name + "=" + value));
        return words.toString();
    }
}
