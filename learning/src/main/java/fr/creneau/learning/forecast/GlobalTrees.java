package fr.creneau.learning.forecast;

import fr.creneau.core.forecast.Forecaster;
import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.Series;
import fr.creneau.core.forecast.calendar.DayFeatures;
import fr.creneau.learning.BoostedTrees;
import fr.creneau.learning.TrainingTable;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One ensemble of trees for all series of a panel, direct for each step ahead: it learns by how much a baseline misses,
 * in units of the series' mean size, from seasonal lags, the calendar and statics. Learns anew at each call, on one
 * thread: two calls on two cores are faster than one on both. Thread-safe.
 */
public final class GlobalTrees implements Forecaster {
    private static final int MAX_ROWS = 300_000;
    /** A moment is looked at from so many origins at most: more of them tell little new. */
    private static final int MOST_OF_A_MOMENT = 6;

    private static final int TREES = 250;
    private static final int YEAR = 364;
    private static final int LEVEL_STEPS = 28;
    private static final int LEAST_IN_A_LEAF = 40;
    private static final Map<String, Object> SETTINGS = Map.of(
            "objective",
            "l1",
            "num_leaves",
            31,
            "learning_rate",
            0.08,
            "feature_fraction",
            0.6,
            "bagging_fraction",
            0.7,
            "bagging_freq",
            1,
            "min_data_in_leaf",
            LEAST_IN_A_LEAF,
            "num_threads",
            1);

    private final String name;
    private final Baseline baseline;
    private final @Nullable DayFeatures days;
    private final boolean statics;

    /**
     * @param days how a day is seen, where the panel has days; or {@code null}: without a calendar
     * @param statics whether what does not change along a series is seen
     */
    public GlobalTrees(String name, Baseline baseline, @Nullable DayFeatures days, boolean statics) {
        this.name = name;
        this.baseline = baseline;
        this.days = days;
        this.statics = statics;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[][] forecast(Panel past, int horizon) {
        Rows rows = new Rows(past);
        TrainingTable table = rows.sample(horizon);
        if (table.rows() < 2 * LEAST_IN_A_LEAF) {
            return rows.told(horizon, null);
        }
        try (BoostedTrees trees = BoostedTrees.train(table, SETTINGS, TREES)) {
            return rows.told(horizon, trees);
        }
    }

    /** The rows of one panel. */
    private final class Rows {
        private final Panel past;
        private final int[] seasons;
        private final LagFeatures lags;
        private final Statics fixed;
        private final float[] row;

        Rows(Panel past) {
            this.past = past;
            this.seasons = past.seasons().length == 0 ? new int[] {1} : past.seasons();
            this.lags = new LagFeatures(seasons, cycles(past, seasons));
            this.fixed = statics ? Statics.of(past) : Statics.none(past);
            int ofDay = days == null || past.lastDay().isEmpty() ? 0 : days.columns();
            this.row = new float[lags.columns() + fixed.columns() + ofDay];
        }

        /** Moments drawn evenly over each series' past; the draw is seeded by the place of the series. */
        TrainingTable sample(int horizon) {
            TrainingTable table = new TrainingTable(row.length);
            int each = Math.max(1, MAX_ROWS / Math.max(1, past.size()));
            for (int i = 0; i < past.size(); i++) {
                double[] values = past.series().get(i).values();
                if (values.length == 0) {
                    continue;
                }
                Baseline.Fitted base = baseline.fit(values, seasons);
                SplittableRandom random = new SplittableRandom(i);
                double scale = scale(values);
                int first = Math.max(base.reach(), 2 * seasons[seasons.length - 1]);
                int moments = values.length - first;
                for (int draw = 0; draw < Math.min(each, moments * Math.min(horizon, MOST_OF_A_MOMENT)); draw++) {
                    int target = first + random.nextInt(moments);
                    int h = 1 + random.nextInt(Math.min(horizon, target - first + 1));
                    int origin = target - h + 1;
                    double foretold = base.forecast(values, origin, h)[h - 1];
                    fill(i, origin, h, scale, foretold);
                    table.add(row, (values[target] - foretold) / scale);
                }
            }
            return table;
        }

        double[][] told(int horizon, @Nullable BoostedTrees trees) {
            double[][] told = new double[past.size()][horizon];
            float[] all = new float[horizon * row.length];
            for (int i = 0; i < told.length; i++) {
                double[] values = past.series().get(i).values();
                if (values.length == 0) {
                    continue;
                }
                double scale = scale(values);
                told[i] = baseline.fit(values, seasons).forecast(values, values.length, horizon);
                if (trees == null) {
                    continue;
                }
                for (int h = 1; h <= horizon; h++) {
                    fill(i, values.length, h, scale, told[i][h - 1]);
                    System.arraycopy(row, 0, all, (h - 1) * row.length, row.length);
                }
                double[] missed = trees.predict(all);
                for (int h = 0; h < horizon; h++) {
                    told[i][h] += scale * missed[h];
                }
            }
            return told;
        }

        private void fill(int i, int origin, int h, double scale, double foretold) {
            Series one = past.series().get(i);
            int fromEnd = one.length() - origin;
            double level = level(one.values(), origin);
            LagFeatures.Measure measure = new LagFeatures.Measure(level, scale);
            int at = lags.fill(row, one.values(), origin, h, fromEnd, measure, foretold);
            at = fixed.fill(row, at, i);
            if (days != null && past.lastDay().isPresent()) {
                days.fill(row, at, past.lastDay().get().plusDays(h - fromEnd));
            }
        }

        private double level(double[] values, int origin) {
            int longest = seasons[seasons.length - 1];
            int steps = (LEVEL_STEPS + longest - 1) / longest * longest;
            return LagFeatures.mean(values, Math.max(0, origin - steps), origin);
        }
    }

    private static int[] cycles(Panel past, int[] seasons) {
        if (past.lastDay().isEmpty() || seasons[seasons.length - 1] >= YEAR) {
            return seasons;
        }
        int[] withYear = Arrays.copyOf(seasons, seasons.length + 1);
        withYear[seasons.length] = YEAR;
        return withYear;
    }

    private static double scale(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        return sum > 0 ? sum / values.length : 1;
    }
}
