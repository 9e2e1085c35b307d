package fr.creneau.cli.position;

import fr.creneau.core.eta.trees.TreeEnsemble;
import fr.creneau.core.fleet.gait.GaitModel;
import fr.creneau.learning.BoostedTrees;
import fr.creneau.learning.TrainingTable;
import java.util.List;
import java.util.Map;

/** Learns from labelled tracks how people walk and drive. Same tracks, same model. */
final class GaitTraining {
    private static final Map<String, ?> SETTINGS = Map.of(
            "objective", "binary",
            "num_leaves", 31,
            "learning_rate", 0.05,
            "min_data_in_leaf", 40,
            "feature_fraction", 0.5,
            "bagging_fraction", 0.7,
            "bagging_freq", 1,
            "num_threads", 1,
            "seed", 1);
    private static final int TREES = 250;

    private GaitTraining() {}

    /** @param ahead see {@link GaitModel} */
    static GaitModel learn(List<LabelledTrack> tracks, int ahead) {
        TrainingTable table = new TrainingTable(GaitModel.columns());
        for (LabelledTrack labelled : tracks) {
            for (int fix = 0; fix < labelled.onFoot().length; fix++) {
                table.add(GaitModel.row(labelled.track(), fix, ahead), labelled.onFoot()[fix] ? 1 : 0);
            }
        }
        try (BoostedTrees trees = BoostedTrees.train(table, SETTINGS, TREES)) {
            return new GaitModel(TreeEnsemble.parse(trees.toText()), ahead);
        }
    }
}
