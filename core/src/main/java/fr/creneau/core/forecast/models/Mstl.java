package fr.creneau.core.forecast.models;

import fr.creneau.core.forecast.SeriesModel;
import java.util.Arrays;

/**
 * All seasons taken off by MSTL, the rest foretold by exponential smoothing, the last cycle of each season put back.
 */
public final class Mstl implements SeriesModel {
    private final Ets ets = new Ets();

    @Override
    public String name() {
        return "mstl";
    }

    @Override
    public double[] forecast(double[] past, int[] seasons, int horizon) {
        int[] periods = Arrays.stream(seasons)
                .filter(period -> 2 * period <= past.length)
                .toArray();
        if (periods.length == 0) {
            return ets.forecast(past, seasons, horizon);
        }
        Decomposition parts = Decomposition.of(past, periods);
        double[] told = ets.forecast(parts.rest(), new int[0], horizon);
        for (int h = 0; h < horizon; h++) {
            told[h] += parts.seasonAfter(h);
        }
        return told;
    }
}
