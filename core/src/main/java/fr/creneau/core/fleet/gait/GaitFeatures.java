package fr.creneau.core.fleet.gait;

/**
 * What a track does around one fix, as numbers for a model: how far it gets and how fast in windows of several widths,
 * the steps next to the fix, how sharply it turns, and how long ago and how far away it was last clearly driving, and will
 * be next. All are 0 or more; −1 stands for what cannot be seen.
 */
final class GaitFeatures {
    /** Half widths of the windows around the fix, in fixes. */
    private static final int[] AROUND = {1, 2, 3, 4, 6, 8, 12};

    /** Widths of the windows that end or begin with the fix, in fixes. */
    private static final int[] ASIDE = {2, 4, 6, 12};

    /** Nobody carries parcels at 3.5 m/s, nor runs at 6. */
    private static final double[] DRIVING_MPS = {3.5, 6};

    private static final int STEPS = 4;
    private static final float UNSEEN = -1;

    /** Numbers in a row. */
    static final int COLUMNS = 5 * (AROUND.length + 2 * ASIDE.length) + 2 * STEPS + 2 + 3 + 4 * DRIVING_MPS.length;

    private final GaitTrack track;
    private final int end;
    private final float[] row;
    private int at;

    private GaitFeatures(GaitTrack track, int end) {
        this.track = track;
        this.end = end;
        this.row = new float[COLUMNS];
    }

    /**
     * The row of a fix.
     *
     * @param end the last fix that is known
     */
    static float[] row(GaitTrack track, int fix, int end) {
        GaitFeatures features = new GaitFeatures(track, end);
        features.fill(fix);
        return features.row;
    }

    private void fill(int fix) {
        for (int width : AROUND) {
            window(fix - width, fix + width);
        }
        for (int width : ASIDE) {
            window(fix - width, fix);
            window(fix, fix + width);
        }
        for (int step = fix - STEPS; step < fix + STEPS; step++) {
            put(isStep(step) ? track.speed(step) : UNSEEN);
        }
        put(isStep(fix - 1) ? track.seconds(fix - 1, fix) : UNSEEN);
        put(isStep(fix) ? track.seconds(fix, fix + 1) : UNSEEN);
        for (int turn = fix - 1; turn <= fix + 1; turn++) {
            put(isStep(turn - 1) && isStep(turn) ? track.turn(turn) : UNSEEN);
        }
        for (double mps : DRIVING_MPS) {
            int before = fix - 1;
            while (before >= 0 && track.speed(before) <= mps) {
                before--;
            }
            between(fix, before < 0 ? -1 : before + 1);
            int after = fix;
            while (after < end && track.speed(after) <= mps) {
                after++;
            }
            between(fix, after >= end ? -1 : after);
        }
    }

    /** Straight line, mean, highest and lowest speed, and straight line as a share of the way, as far as is seen. */
    private void window(int from, int to) {
        int first = Math.max(0, from);
        int last = Math.min(end, to);
        if (first >= last) {
            for (int i = 0; i < 5; i++) {
                put(UNSEEN);
            }
            return;
        }
        double way = 0;
        double most = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int step = first; step < last; step++) {
            way += track.metres(step, step + 1);
            most = Math.max(most, track.speed(step));
            least = Math.min(least, track.speed(step));
        }
        double straight = track.metres(first, last);
        put(straight);
        put(way / track.seconds(first, last));
        put(most);
        put(least);
        put(straight / Math.max(way, 0.5));
    }

    private void between(int fix, int driving) {
        put(driving < 0 ? UNSEEN : Math.abs(track.seconds(fix, driving)));
        put(driving < 0 ? UNSEEN : track.metres(fix, driving));
    }

    private boolean isStep(int step) {
        return step >= 0 && step < end;
    }

    private void put(double value) {
        row[at++] = (float) value;
    }
}
