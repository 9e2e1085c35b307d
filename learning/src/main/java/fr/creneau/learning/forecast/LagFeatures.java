package fr.creneau.learning.forecast;

/**
 * What the trees see of one series from an origin and a number of steps ahead: the baseline, the last steps, the same
 * place of earlier seasons, and how the level moved. Values are less the level and over the scale; what is not known is
 * NaN. Stateless.
 */
final class LagFeatures {
    private static final int LAST_STEPS = 4;
    private static final int SHORT_CYCLES = 7;
    private static final int LONG_CYCLES = 3;
    private static final int OF_SHORT = 4 + SHORT_CYCLES + 2;
    private static final int OF_LONG = LONG_CYCLES + 4;
    private static final int EVERY_TIME = 3;

    private final int[] seasons;
    private final int[] cycles;

    /**
     * @param seasons whose phases are told; shortest first, at least one
     * @param cycles at which the past is looked up: the seasons, and maybe a year; the first is the shortest season
     */
    LagFeatures(int[] seasons, int[] cycles) {
        this.seasons = seasons.clone();
        this.cycles = cycles.clone();
    }

    int columns() {
        return EVERY_TIME + seasons.length + LAST_STEPS + OF_SHORT + (cycles.length - 1) * OF_LONG;
    }

    /**
     * Fills one row from its start.
     *
     * @param origin how many of the values are known
     * @param h steps ahead, from 1
     * @param fromEnd steps from this origin to the panel's own, so that the phases of all series agree
     * @param base what the baseline foretells for that step
     * @return the column after the last one filled
     */
    int fill(float[] row, double[] values, int origin, int h, int fromEnd, Measure measure, double base) {
        int at = 0;
        row[at++] = h;
        row[at++] = (float) ((base - measure.level()) / measure.scale());
        row[at++] = (float) (measure.level() / measure.scale());
        for (int season : seasons) {
            row[at++] = Math.floorMod(h - 1 - fromEnd, season);
        }
        for (int back = 1; back <= LAST_STEPS; back++) {
            row[at++] = measure.of(values, origin - back, origin);
        }
        at = ofShortSeason(row, at, values, origin, h, measure);
        for (int i = 1; i < cycles.length; i++) {
            at = ofLongSeason(row, at, values, origin, h, cycles[i], measure);
        }
        return at;
    }

    private int ofShortSeason(float[] row, int from, double[] values, int origin, int h, Measure measure) {
        int at = from;
        int season = cycles[0];
        row[at++] = (float) ((mean(values, origin - season, origin) - measure.level()) / measure.scale());
        row[at++] = (float) ((mean(values, origin - 2 * season, origin - season) - measure.level()) / measure.scale());
        row[at++] = measure.moved(values, origin, 3, season);
        row[at++] = (float) (meanStep(values, origin, season) / measure.scale());
        int nearest = origin + h - 1 - (h + season - 1) / season * season;
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int k = 0; k < SHORT_CYCLES; k++) {
            float one = measure.of(values, nearest - k * season, origin);
            row[at++] = one;
            if (!Float.isNaN(one)) {
                sum += one;
                squares += one * one;
                n++;
            }
        }
        row[at++] = n == 0 ? Float.NaN : (float) (sum / n);
        row[at++] = n == 0 ? Float.NaN : (float) Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
        return at;
    }

    private int ofLongSeason(float[] row, int from, double[] values, int origin, int h, int season, Measure measure) {
        int at = from;
        int nearest = origin + h - 1 - (h + season - 1) / season * season;
        for (int k = 0; k < LONG_CYCLES; k++) {
            row[at++] = measure.of(values, nearest - k * season, origin);
        }
        row[at++] = measure.of(values, nearest - 1, origin);
        row[at++] = measure.of(values, nearest + 1, origin);
        row[at++] = measure.moved(values, origin, cycles[0], season);
        row[at++] = measure.moved(values, origin, 3, season);
        return at;
    }

    /**
     * What makes series comparable.
     *
     * @param level in the values' own unit
     * @param scale above zero, in the values' own unit
     */
    record Measure(double level, double scale) {
        float of(double[] values, int t, int origin) {
            return t < 0 || t >= origin ? Float.NaN : (float) ((values[t] - level) / scale);
        }

        /** How the mean of the last steps differs from the same steps one season earlier. */
        float moved(double[] values, int origin, int steps, int season) {
            return (float)
                    ((mean(values, origin - steps, origin) - mean(values, origin - season - steps, origin - season))
                            / scale);
        }
    }

    /** NaN where it reaches before the first value. */
    static double mean(double[] values, int from, int to) {
        if (from < 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += values[t];
        }
        return sum / (to - from);
    }

    private static double meanStep(double[] values, int origin, int season) {
        int from = Math.max(season, origin - 4 * season);
        double sum = 0;
        for (int t = from; t < origin; t++) {
            sum += Math.abs(values[t] - values[t - season]);
        }
        return from < origin ? sum / (origin - from) : Double.NaN;
    }
}
