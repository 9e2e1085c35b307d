package fr.creneau.core.forecast;

import java.util.Collection;

/** Which seasons a panel has. Stateless. */
public final class Seasons {
    private static final int DAYS_A_WEEK = 7;
    private static final int SHORTEST_DAY = 24;
    private static final int WEEKS_NEEDED = 3;

    private Seasons() {}

    /**
     * Adds the week to a season that is a day of 24 steps or more, where in a third of the series last week foretells
     * better than yesterday.
     *
     * @return the season, or the season and seven times it
     */
    public static int[] withWeek(Collection<Series> series, int season) {
        int week = DAYS_A_WEEK * season;
        int better = 0;
        int longEnough = 0;
        for (Series one : series) {
            if (one.length() >= WEEKS_NEEDED * week) {
                longEnough++;
                better += naiveError(one.values(), week) < naiveError(one.values(), season) ? 1 : 0;
            }
        }
        boolean weekly = season >= SHORTEST_DAY && 2 * longEnough >= series.size() && 3 * better >= longEnough && longEnough > 0;
        return weekly ? new int[] {season, week} : new int[] {season};
    }

    private static double naiveError(double[] values, int season) {
        double sum = 0;
        int n = 0;
        for (int t = season; t < values.length; t++) {
            double step = Math.abs(values[t] - values[t - season]);
            if (!Double.isNaN(step)) {
                sum += step;
                n++;
            }
        }
        return sum / n;
    }
}
