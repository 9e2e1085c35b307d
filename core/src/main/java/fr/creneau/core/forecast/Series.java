package fr.creneau.core.forecast;

import java.util.Arrays;
import java.util.Map;

/**
 * Values of one thing at equal steps, oldest first; the last one stands at the panel's origin.
 *
 * @param values finite, or NaN where nothing is known; shared, not copied: whoever is handed them leaves them as they are
 * @param statics what does not change with time, such as a region: name → value
 */
public record Series(String id, double[] values, Map<String, String> statics) {
    public Series {
        statics = Map.copyOf(statics);
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("series %s holds %s: expected finite values".formatted(id, value));
            }
        }
    }

    public Series(String id, double... values) {
        this(id, values, Map.of());
    }

    public int length() {
        return values.length;
    }

    /** The series as it was {@code steps} earlier; empty where it had not begun. */
    public Series before(int steps) {
        return new Series(id, Arrays.copyOf(values, Math.max(0, values.length - steps)), statics);
    }

    /** The last {@code steps} values. */
    public double[] tail(int steps) {
        return Arrays.copyOfRange(values, values.length - steps, values.length);
    }

    /** Whether no known value is below zero: a volume, whose forecasts are not below zero either. */
    public boolean neverNegative() {
        for (double value : values) {
            if (value < 0) {
                return false;
            }
        }
        return true;
    }
}
