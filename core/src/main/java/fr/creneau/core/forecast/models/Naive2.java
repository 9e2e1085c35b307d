package fr.creneau.core.forecast.models;

import fr.creneau.core.forecast.SeriesModel;
import java.util.Arrays;

/** The last value, without its season, goes on, with its season: the denominator of OWA. Source: the M4 competition. */
public final class Naive2 implements SeriesModel {
    @Override
    public String name() {
        return "naive2";
    }

    @Override
    public double[] forecast(double[] past, int[] seasons, int horizon) {
        Deseasoned plain = Deseasoned.of(past, seasons);
        double[] told = new double[horizon];
        Arrays.fill(told, plain.values()[past.length - 1]);
        return plain.reseason(told);
    }
}
