package fr.creneau.cli.eta;

import fr.creneau.core.eta.Arrivals;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often arrivals fall into an interval that claims to hold a share of them, and how wide it is. Not thread-safe. */
final class CoverageTally {
    private final double low;
    private final double high;
    private final long[] inside = new long[HorizonBins.count()];
    private final long[] count = new long[HorizonBins.count()];
    private double widthSum;

    /** @param share claimed, between 0 and 1; as much is left out below as above */
    CoverageTally(double share) {
        low = (1 - share) / 2;
        high = 1 - low;
    }

    void add(int bin, Arrivals arrivals, int stop, double actual) {
        double from = arrivals.quantile(stop, low);
        double to = arrivals.quantile(stop, high);
        count[bin]++;
        widthSum += to - from;
        if (actual >= from && actual <= to) {
            inside[bin]++;
        }
    }

    double coverage() {
        return sum(inside) / (double) sum(count);
    }

    /** Of a bin; NaN for an empty one. */
    double coverage(int bin) {
        return inside[bin] / (double) count[bin];
    }

    double width() {
        return widthSum / sum(count);
    }

    Map<String, Object> toReport() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("all", Figures.share(coverage()));
        told.put("bins", HorizonBins.map(bin -> Figures.share(coverage(bin))));
        return told;
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
