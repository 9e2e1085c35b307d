package fr.creneau.core.forecast.models;

/**
 * A series without its season, and the way back. By factors where all values are above zero, else by additions; as it
 * is where no season is found.
 *
 * @param values the series without its season
 * @param indices one for each phase, the first for {@code values[0]}; one neutral element where there is no season
 */
record Deseasoned(double[] values, double[] indices, boolean multiplicative) {
    static Deseasoned of(double[] past, int[] seasons) {
        int season = seasons.length == 0 ? 1 : seasons[0];
        if (!Seasonality.isSeasonal(past, season)) {
            return new Deseasoned(past, new double[] {0}, false);
        }
        boolean multiplicative = Seasonality.allPositive(past);
        double[] indices = Seasonality.indices(past, season, multiplicative);
        double[] values = new double[past.length];
        for (int t = 0; t < past.length; t++) {
            double index = indices[t % season];
            values[t] = multiplicative ? past[t] / index : past[t] - index;
        }
        return new Deseasoned(values, indices, multiplicative);
    }

    /** Gives forecasts of the values their season back, in place. */
    double[] reseason(double[] told) {
        for (int h = 0; h < told.length; h++) {
            double index = indices[(values.length + h) % indices.length];
            told[h] = multiplicative ? told[h] * index : told[h] + index;
        }
        return told;
    }
}
