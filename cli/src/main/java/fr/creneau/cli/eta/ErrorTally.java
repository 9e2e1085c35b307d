package fr.creneau.cli.eta;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors of one model: of its single best time, and of its whole distribution (CRPS). Not thread-safe. */
final class ErrorTally {
    private float[] errors = new float[1024];
    private int count;
    private double crpsSum;
    private final double[] binSum = new double[HorizonBins.count()];
    private final int[] binCount = new int[HorizonBins.count()];

    /**
     * @param errorSeconds predicted minus true, or the other way round
     * @param crpsSeconds of the distribution; of a single time it is the absolute error
     */
    void add(int bin, double errorSeconds, double crpsSeconds) {
        if (count == errors.length) {
            errors = Arrays.copyOf(errors, count * 2);
        }
        double absolute = Math.abs(errorSeconds);
        errors[count++] = (float) absolute;
        binSum[bin] += absolute;
        binCount[bin]++;
        crpsSum += crpsSeconds;
    }

    int count() {
        return count;
    }

    /** The first so many absolute errors in the order they were added, seconds. */
    float[] firstErrors(int number) {
        return Arrays.copyOf(errors, number);
    }

    double mae() {
        return Arrays.stream(binSum).sum() / count;
    }

    /** Mean absolute error of a bin, seconds; NaN for an empty one. */
    double mae(int bin) {
        return binSum[bin] / binCount[bin];
    }

    Map<String, Object> toReport() {
        float[] sorted = Arrays.copyOf(errors, count);
        Arrays.sort(sorted);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("mae_s", Figures.tenth(mae()));
        told.put("p90_s", Figures.tenth(sorted[(int) Math.ceil(0.9 * count) - 1]));
        told.put("crps_s", Figures.tenth(crpsSum / count));
        told.put("bins", HorizonBins.map(bin -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("n", binCount[bin]);
            one.put("mae_s", Figures.tenth(mae(bin)));
            return one;
        }));
        return told;
    }
}
