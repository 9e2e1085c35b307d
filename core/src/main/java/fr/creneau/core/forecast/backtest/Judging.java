package fr.creneau.core.forecast.backtest;

/**
 * How candidates are judged inside the past, and what is made of it.
 *
 * @param origins earlier origins, each one horizon before the next, at least 1
 * @param weights whether the ensemble learns weights; else it is the equal mean
 * @param units whether errors count in units of what is usual for their series and phase; else as they are
 */
public record Judging(int origins, Choice choice, boolean weights, boolean units) {
    public Judging {
        if (origins < 1) {
            throw new IllegalArgumentException("inside origins %d: expected 1 or more".formatted(origins));
        }
    }

    /** One model for all series, weights and units learnt. */
    public static Judging by(int origins) {
        return new Judging(origins, Choice.PANEL, true, true);
    }
}
