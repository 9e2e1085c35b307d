package fr.creneau.core.forecast;

import java.util.stream.IntStream;

/** A model that looks at one series alone. Thread-safe: it keeps nothing between calls. */
public interface SeriesModel extends Forecaster {
    /**
     * @param past known values, oldest first, at least one
     * @param seasons periods in steps, shortest first, may be none
     */
    double[] forecast(double[] past, int[] seasons, int horizon);

    /** Series by series, on all cores. */
    @Override
    default double[][] forecast(Panel past, int horizon) {
        int[] seasons = past.seasons();
        return IntStream.range(0, past.size())
                .parallel()
                .mapToObj(i -> {
                    double[] values = past.series().get(i).values();
                    return values.length == 0 ? new double[horizon] : forecast(values, seasons, horizon);
                })
                .toArray(double[][]::new);
    }
}
