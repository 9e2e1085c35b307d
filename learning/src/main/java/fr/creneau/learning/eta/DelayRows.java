package fr.creneau.learning.eta;

import fr.creneau.core.eta.passage.StopFeatures;
import fr.creneau.core.eta.trees.DelayModel;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What became of stops that were ahead: the features of then, and the delay that came. Beyond its capacity it keeps an
 * even, seeded sample of all it was given (reservoir sampling, Vitter's R, 1985). Not thread-safe.
 */
public final class DelayRows {
    private static final int N = StopFeatures.columns();

    /** A delay that came is held to so many units: a van that stood for hours teaches nothing about the others. */
    private static final float CLIP_UNITS = 100;

    private static final int PLANNED_LEFT = StopFeatures.COLUMNS.indexOf("planned_left");

    private final int capacity;
    private final SplittableRandom random;
    private float[] features = new float[256 * N];
    private float[] targets = new float[256];
    private long seen;

    /** @param capacity rows kept, 1000 or more */
    public DelayRows(int capacity, long seed) {
        if (capacity < 1_000) {
            throw new IllegalArgumentException("capacity %d: expected 1000 rows or more".formatted(capacity));
        }
        this.capacity = capacity;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Adds one; the row is copied.
     *
     * @param delayToCome delay at the arrival minus delay at the last departure, seconds
     */
    public void add(float[] rows, int at, double delayToCome) {
        seen++;
        int place = seen <= capacity ? (int) seen - 1 : (int) Math.min(random.nextLong(seen), capacity);
        if (place >= capacity) {
            return;
        }
        if (place >= targets.length) {
            int larger = Math.min(capacity, targets.length * 2);
            features = Arrays.copyOf(features, larger * N);
            targets = Arrays.copyOf(targets, larger);
        }
        System.arraycopy(rows, at, features, place * N, N);
        double units = delayToCome / DelayModel.unit(rows[at + PLANNED_LEFT]);
        targets[place] = (float) Math.max(-CLIP_UNITS, Math.min(CLIP_UNITS, units));
    }

    /** How many were added, kept or not. */
    public long seen() {
        return seen;
    }

    /** How many are kept. */
    public int size() {
        return (int) Math.min(seen, capacity);
    }

    /** A kept row's features start here in {@link #features()}. */
    static int at(int row) {
        return row * N;
    }

    float[] features() {
        return features;
    }

    /** The delay that came, in {@link DelayModel#unit units}. */
    float units(int row) {
        return targets[row];
    }
}
