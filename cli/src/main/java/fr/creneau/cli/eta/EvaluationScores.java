package fr.creneau.cli.eta;

import fr.creneau.cli.Report;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.NormalScores;
import fr.creneau.core.window.Windows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The scores of an evaluation: the engine beside the plan and the carried delay, on the same predictions. */
final class EvaluationScores {
    private static final int WINDOW_MINUTES = 60;

    /** The CRPS is twice the mean pinball loss over all levels; these many, evenly spread, stand for all. */
    private static final double[] CRPS_SCORES = IntStream.range(0, 50)
            .mapToDouble(i -> NormalScores.inverse((i + 0.5) / 50))
            .toArray();

    final ErrorTally plan = new ErrorTally();
    final ErrorTally carry = new ErrorTally();
    final ErrorTally ours = new ErrorTally();
    final CoverageTally coverage80 = new CoverageTally(0.80);
    final CoverageTally coverage95 = new CoverageTally(0.95);
    private final ErrorCurve curve = new ErrorCurve();
    private long windowsKept;

    /**
     * @param planned arrival as planned, epoch seconds
     * @param delay at the departure at which this is predicted, seconds
     * @param actual arrival
     */
    void add(Arrivals arrivals, int stop, double planned, double delay, double actual) {
        int bin = HorizonBins.of(actual - arrivals.nowSeconds());
        double planError = planned - actual;
        double carryError = planned + delay - actual;
        plan.add(bin, planError, Math.abs(planError));
        carry.add(bin, carryError, Math.abs(carryError));
        ours.add(bin, arrivals.p50(stop) - actual, crps(arrivals, stop, actual));
        curve.add(actual - arrivals.nowSeconds(), planError, carryError, arrivals.p50(stop) - actual);
        coverage80.add(bin, arrivals, stop, actual);
        coverage95.add(bin, arrivals, stop, actual);
        if (Windows.best(arrivals, stop, WINDOW_MINUTES).keptBy(actual)) {
            windowsKept++;
        }
    }

    int count() {
        return ours.count();
    }

    SvgPlot plot() {
        return curve.plot();
    }

    void writeInto(Report report) {
        Map<String, Object> models = new LinkedHashMap<>();
        models.put("plan", plan.toReport());
        models.put("carry", carry.toReport());
        models.put("ours", ours.toReport());
        report.put("models", models);
        report.put("mae_over_carry", Figures.share(ours.mae() / carry.mae()));
        report.put("coverage", Map.of("80", coverage80.toReport(), "95", coverage95.toReport()));
        Map<String, Object> width = new LinkedHashMap<>();
        width.put("80", Figures.tenth(coverage80.width()));
        width.put("95", Figures.tenth(coverage95.width()));
        report.put("width_s", width);
        report.put("hour_windows_kept", Figures.share(windowsKept / (double) count()));
    }

    /** Continuous ranked probability score, seconds. */
    static double crps(Arrivals arrivals, int stop, double actual) {
        double sum = 0;
        for (int i = 0; i < CRPS_SCORES.length; i++) {
            double level = (i + 0.5) / CRPS_SCORES.length;
            double over = actual - arrivals.timeOf(stop, CRPS_SCORES[i]);
            sum += over >= 0 ? level * over : (level - 1) * over;
        }
        return 2 * sum / CRPS_SCORES.length;
    }
}
