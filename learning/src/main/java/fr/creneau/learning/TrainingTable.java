package fr.creneau.learning;

import java.util.Arrays;

/**
 * Rows to learn from: features and a target each, grown row by row. A feature may be NaN, which means unknown. Not
 * thread-safe.
 */
public final class TrainingTable {
    private final int columns;
    private float[] features = new float[1 << 12];
    private float[] targets = new float[1 << 8];
    private int rows;

    /** @param columns features of each row, at least 1 */
    public TrainingTable(int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("columns %d: expected 1 or more".formatted(columns));
        }
        this.columns = columns;
    }

    /** Adds one row; the features are copied. */
    public void add(float[] row, double target) {
        if (row.length != columns) {
            throw new IllegalArgumentException("a row of %d features: expected %d".formatted(row.length, columns));
        }
        if ((rows + 1L) * columns > features.length) {
            features = Arrays.copyOf(features, Math.max(features.length * 2, (rows + 1) * columns));
        }
        if (rows == targets.length) {
            targets = Arrays.copyOf(targets, rows * 2);
        }
        System.arraycopy(row, 0, features, rows * columns, columns);
        targets[rows++] = (float) target;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** All features, row after row, without slack. */
    float[] features() {
        return Arrays.copyOf(features, rows * columns);
    }

    float[] targets() {
        return Arrays.copyOf(targets, rows);
    }
}
