package fr.creneau.core.forecast.backtest;

import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.Series;
import fr.creneau.core.forecast.scores.IntervalErrors;
import fr.creneau.core.forecast.scores.PointErrors;

/** Adds up the errors of one model over origins and series. Not thread-safe. */
public final class Scorecard {
    private static final double MISSES = 0.05;

    private final Mean smape = new Mean();
    private final Mean mase = new Mean();
    private final Mean msis = new Mean();
    private final Mean pinball = new Mean();
    private final Mean in80 = new Mean();
    private final Mean in95 = new Mean();
    private double missed;
    private double total;

    /**
     * Scores what was told at one origin.
     *
     * @param past the panel at that origin, with its gaps
     * @param actual series, step; NaN where it is not known
     */
    public void add(Panel past, double[][] actual, Outlook outlook) {
        for (int i = 0; i < actual.length; i++) {
            add(past.series().get(i), past.season(), actual[i], outlook.told()[i], outlook.quantiles()[i]);
        }
    }

    /**
     * Scores what was told of one series at one origin.
     *
     * @param past what was known of it, with its gaps
     * @param actual by step; NaN where it is not known
     * @param quantiles step, level
     */
    public void add(Series past, int season, double[] actual, double[] told, double[][] quantiles) {
        double scale = PointErrors.naiveScale(past.values(), season);
        smape.add(PointErrors.smape(actual, told));
        mase.add(PointErrors.meanAbsolute(actual, told) / scale);
        Mean interval = new Mean();
        for (int h = 0; h < told.length; h++) {
            if (!Double.isNaN(actual[h])) {
                missed += Math.abs(actual[h] - told[h]);
                total += Math.abs(actual[h]);
                interval.add(step(actual[h], quantiles[h]));
            }
        }
        msis.add(interval.value() / scale);
    }

    /** Counts one step's quantiles, and gives its interval score at 95 %. */
    private double step(double actual, double[] quantiles) {
        for (int tenth = 1; tenth <= 9; tenth++) {
            double level = tenth / 10.0;
            pinball.add(IntervalErrors.pinball(level, actual, quantiles[Quantiles.at(level)]));
        }
        in80.add(actual >= quantiles[Quantiles.at(0.1)] && actual <= quantiles[Quantiles.at(0.9)] ? 1 : 0);
        double low = quantiles[Quantiles.at(0.025)];
        double high = quantiles[Quantiles.at(0.975)];
        in95.add(actual >= low && actual <= high ? 1 : 0);
        return IntervalErrors.intervalScore(MISSES, actual, low, high);
    }

    /** @param naive2 the card of Naive2 over the same origins and series */
    public Scores scores(Scorecard naive2) {
        double owa = (smape.value() / naive2.smape.value() + mase.value() / naive2.mase.value()) / 2;
        return new Scores(
                smape.value(),
                mase.value(),
                owa,
                missed / total,
                pinball.value(),
                msis.value(),
                in80.value(),
                in95.value());
    }

    /**
     * Scores over all origins and series; NaN where nothing could be scored.
     *
     * @param smape 0 to 200
     * @param mase in units of the seasonal naive error inside the history
     * @param owa mean of sMAPE and MASE, each over that of Naive2
     * @param wape sum of absolute errors over the sum of absolute values
     * @param pinball mean over the nine deciles, in the values' own unit
     * @param msis95 interval score at 95 %, in units of the seasonal naive error
     * @param coverage80 share inside the 80 % interval
     * @param coverage95 share inside the 95 % interval
     */
    public record Scores(
            double smape,
            double mase,
            double owa,
            double wape,
            double pinball,
            double msis95,
            double coverage80,
            double coverage95) {}

    private static final class Mean {
        private double sum;
        private long n;

        /** What is not a finite number does not count. */
        void add(double value) {
            if (Double.isFinite(value)) {
                sum += value;
                n++;
            }
        }

        double value() {
            return n == 0 ? Double.NaN : sum / n;
        }
    }
}
