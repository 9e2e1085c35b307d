package fr.creneau.core.fleet.gait;

import fr.creneau.core.eta.trees.TreeEnsemble;

/**
 * How likely it is that the driver is on foot at a fix. Immutable and thread-safe.
 *
 * @param trees their sum is the log-odds of being on foot
 * @param ahead how many fixes after the fix it may look at: its lag when it runs online; {@link #WHOLE_TRACK}: all
 */
public record GaitModel(TreeEnsemble trees, int ahead) {
    /** For a track that is complete. */
    public static final int WHOLE_TRACK = Integer.MAX_VALUE;

    public GaitModel {
        if (trees.columns() != GaitFeatures.COLUMNS || ahead < 0) {
            throw new IllegalArgumentException("trees on %d columns, %d fixes ahead: expected %d columns, 0 or more"
                    .formatted(trees.columns(), ahead, GaitFeatures.COLUMNS));
        }
    }

    /** Numbers in a row. */
    public static int columns() {
        return GaitFeatures.COLUMNS;
    }

    /** The row that a model sees of a fix, to learn from; see {@link GaitFeatures}. */
    public static float[] row(GaitTrack track, int fix, int ahead) {
        int last = track.size() - 1;
        return GaitFeatures.row(track, fix, ahead > last - fix ? last : fix + ahead);
    }

    /** The probability of being on foot, for each fix. */
    public double[] onFoot(GaitTrack track) {
        double[] onFoot = new double[track.size()];
        for (int fix = 0; fix < onFoot.length; fix++) {
            onFoot[fix] = 1 / (1 + Math.exp(-trees.predict(row(track, fix, ahead), 0)));
        }
        return onFoot;
    }
}
