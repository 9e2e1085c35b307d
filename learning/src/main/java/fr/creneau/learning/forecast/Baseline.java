package fr.creneau.learning.forecast;

import fr.creneau.core.forecast.models.LagRegression;

/** What the trees start from, and correct. */
public enum Baseline {
    /** The same place of the longest season that fits. */
    SEASONAL_NAIVE {
        @Override
        Fitted fit(double[] past, int[] seasons) {
            int longest = 1;
            for (int season : seasons) {
                longest = season <= past.length ? season : longest;
            }
            return new Naive(longest);
        }
    },

    /** The series' own regression on its lags. */
    LAG_REGRESSION {
        @Override
        Fitted fit(double[] past, int[] seasons) {
            return new Regression(LagRegression.fit(past, seasons));
        }
    };

    abstract Fitted fit(double[] past, int[] seasons);

    /** A baseline of one series, ready from any moment of its past. */
    sealed interface Fitted permits Naive, Regression {
        /** Steps that must be known before a forecast. */
        int reach();

        /** @param origin how many of the values are known */
        double[] forecast(double[] values, int origin, int horizon);
    }

    private record Naive(int season) implements Fitted {
        @Override
        public int reach() {
            return season;
        }

        @Override
        public double[] forecast(double[] values, int origin, int horizon) {
            double[] told = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                told[h] = values[origin - season + h % season];
            }
            return told;
        }
    }

    private record Regression(LagRegression.Fitted fitted) implements Fitted {
        @Override
        public int reach() {
            return fitted.reach();
        }

        @Override
        public double[] forecast(double[] values, int origin, int horizon) {
            return fitted.forecast(values, origin, horizon);
        }
    }
}
