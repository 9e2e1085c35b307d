package fr.creneau.cli.eta;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** The bins of a report: by true time from the prediction to the arrival. Stateless. */
final class HorizonBins {
    private static final String[] NAMES = {"0-10", "10-20", "20-40", "40+"};
    private static final double[] ENDS = {600, 1_200, 2_400};

    private HorizonBins() {}

    static int count() {
        return NAMES.length;
    }

    /** @param secondsToArrival true ones */
    static int of(double secondsToArrival) {
        int bin = 0;
        while (bin < ENDS.length && secondsToArrival >= ENDS[bin]) {
            bin++;
        }
        return bin;
    }

    /** One value for each bin, by name. */
    static <T> Map<String, T> map(IntFunction<T> value) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int bin = 0; bin < NAMES.length; bin++) {
            map.put(NAMES[bin], value.apply(bin));
        }
        return map;
    }
}
