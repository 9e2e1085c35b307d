package fr.creneau.cli.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Waiting times in milliseconds, gathered by several threads. Thread-safe. */
final class Percentiles {
    private long[] values = new long[1024];
    private int count;

    synchronized void add(long milliseconds) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = milliseconds;
    }

    synchronized int count() {
        return count;
    }

    /** The smallest value that at least the share q of all values do not exceed; null where there is none. */
    synchronized @Nullable Long at(double q) {
        if (count == 0) {
            return null;
        }
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, Math.max(0, (int) Math.ceil(q * count) - 1))];
    }

    /** {@code p50} and {@code p99}, as reports have them. */
    Map<String, @Nullable Object> toReport() {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("p50", at(0.5));
        report.put("p99", at(0.99));
        return report;
    }
}
