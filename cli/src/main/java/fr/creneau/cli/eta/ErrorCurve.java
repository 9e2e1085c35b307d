package fr.creneau.cli.eta;

/** Mean absolute errors of plan, carried delay and engine by five minutes of true time to the arrival. Not thread-safe. */
final class ErrorCurve {
    private static final double STEP_MINUTES = 5;
    private static final int STEPS = 14;

    /** Fewer arrivals than this make no point of the curve. */
    private static final int LEAST = 100;

    private final double[][] sums = new double[3][STEPS];
    private final int[] counts = new int[STEPS];

    void add(double secondsToArrival, double plan, double carry, double ours) {
        int step = (int) Math.floor(secondsToArrival / 60 / STEP_MINUTES);
        if (step >= 0 && step < STEPS) {
            counts[step]++;
            sums[0][step] += Math.abs(plan);
            sums[1][step] += Math.abs(carry);
            sums[2][step] += Math.abs(ours);
        }
    }

    SvgPlot plot() {
        double[] minutes = new double[STEPS];
        double[][] means = new double[sums.length][STEPS];
        double highest = 60;
        for (int step = 0; step < STEPS; step++) {
            minutes[step] = (step + 0.5) * STEP_MINUTES;
            for (int model = 0; model < sums.length; model++) {
                means[model][step] = counts[step] < LEAST ? Double.NaN : sums[model][step] / counts[step];
                highest = Math.max(highest, Double.isNaN(means[model][step]) ? 0 : means[model][step]);
            }
        }
        return new SvgPlot(
                        "Mean absolute error by true time to the arrival",
                        new SvgPlot.Axis("minutes to the arrival", STEPS * STEP_MINUTES),
                        new SvgPlot.Axis("seconds", Math.ceil(highest / 100) * 100))
                .line("plan", minutes, means[0])
                .line("carried delay", minutes, means[1])
                .line("Créneau", minutes, means[2]);
    }
}
