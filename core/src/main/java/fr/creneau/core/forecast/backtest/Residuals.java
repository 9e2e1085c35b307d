package fr.creneau.core.forecast.backtest;

/**
 * What one model missed at several origins: actual less told.
 *
 * @param errors origin, series, step; NaN where the actual value is not known
 */
record Residuals(double[][][] errors) {
    static Residuals of(double[][][] actual, double[][][] told) {
        double[][][] errors = new double[actual.length][][];
        for (int k = 0; k < actual.length; k++) {
            errors[k] = new double[actual[k].length][];
            for (int i = 0; i < actual[k].length; i++) {
                double[] row = new double[actual[k][i].length];
                for (int h = 0; h < row.length; h++) {
                    row[h] = actual[k][i][h] - told[k][i][h];
                }
                errors[k][i] = row;
            }
        }
        return new Residuals(errors);
    }

    int origins() {
        return errors.length;
    }

    int series() {
        return errors[0].length;
    }

    int horizon() {
        return errors[0].length == 0 ? 0 : errors[0][0].length;
    }

    /** A row for each origin and step, in it every series; 0 where nothing is known. */
    double[][] rows() {
        double[][] rows = new double[origins() * horizon()][series()];
        for (int k = 0; k < origins(); k++) {
            for (int i = 0; i < series(); i++) {
                for (int h = 0; h < horizon(); h++) {
                    double error = errors[k][i][h];
                    rows[k * horizon() + h][i] = Double.isNaN(error) ? 0 : error;
                }
            }
        }
        return rows;
    }
}
