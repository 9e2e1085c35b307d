package fr.creneau.core.forecast;

import java.util.Collection;

/** Which seasons a panel has. Stateless. */
public final class Seasons {
    private static final int DAYS_A_WEEK = 7;
    private static final int SHORTEST_DAY = 24;
    private static final int WEEKS_NEEDED = 3;
    private static final double SEEN = 0.3;

    private Seasons() {}

    /**
     * Adds the week to a season that is a day of 24 steps or more, where in a fifth of the series the changes from day
     * to day come again a week later.
     *
     * @return the season, or the season and seven times it
     */
    public static int[] withWeek(Collection<Series> series, int season) {
        int week = DAYS_A_WEEK * season;
        int weekly = 0;
        int longEnough = 0;
        for (Series one : series) {
            if (one.length() >= WEEKS_NEEDED * week) {
                longEnough++;
                weekly += changesComeAgain(one.values(), season, week) > SEEN ? 1 : 0;
            }
        }
        boolean shows = season >= SHORTEST_DAY && 2 * longEnough >= series.size() && 5 * weekly > longEnough;
        return shows ? new int[] {season, week} : new int[] {season};
    }

    /** Correlation of the changes across a day with those a week earlier; 0 where nothing changes. */
    private static double changesComeAgain(double[] values, int day, int week) {
        double both = 0;
        double squares = 0;
        for (int t = day + week; t < values.length; t++) {
            double change = values[t] - values[t - day];
            double earlier = values[t - week] - values[t - week - day];
            if (!Double.isNaN(change) && !Double.isNaN(earlier)) {
                both += change * earlier;
                squares += (change * change + earlier * earlier) / 2;
            }
        }
        return squares > 0 ? both / squares : 0;
    }
}
