package fr.creneau.core.forecast.models;

import fr.creneau.core.forecast.SeriesModel;

/** What was one season ago comes again; the season is the shortest one. The yardstick of all others. */
public final class SeasonalNaive implements SeriesModel {
    @Override
    public String name() {
        return "seasonal-naive";
    }

    @Override
    public double[] forecast(double[] past, int[] seasons, int horizon) {
        int season = seasons.length == 0 ? 1 : Math.min(seasons[0], past.length);
        double[] told = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            told[h] = past[past.length - season + h % season];
        }
        return told;
    }
}
