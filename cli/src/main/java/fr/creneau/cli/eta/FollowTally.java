package fr.creneau.cli.eta;

import fr.creneau.cli.Report;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.window.LiveWindow;
import fr.creneau.core.window.Window;
import java.util.LinkedHashMap;
import java.util.Map;

/** How wrong what was expected of rounds under way was, and how what was told of them ended. Not thread-safe. */
final class FollowTally {
    private final ErrorTally plan = new ErrorTally();
    private final ErrorTally carry = new ErrorTally();
    private final ErrorTally oracle = new ErrorTally();
    private final ErrorTally ours = new ErrorTally();
    private final CoverageTally coverage80 = new CoverageTally(0.80);
    private final CoverageTally coverage95 = new CoverageTally(0.95);
    private final Windows first = new Windows();
    private final Windows narrowed = new Windows();
    private final InferenceTallies inferred = new InferenceTallies();

    private static final class Windows {
        private int windows;
        private int kept;
        private double claimed;

        private void add(Window window, double arrival) {
            windows++;
            kept += window.keptBy(arrival) ? 1 : 0;
            claimed += window.probability();
        }

        private Map<String, Object> toReport() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("n", windows);
            told.put("claimed", Figures.share(claimed / windows));
            told.put("kept", Figures.share(kept / (double) windows));
            return told;
        }
    }

    /**
     * What was expected at one stop. Times are epoch seconds.
     *
     * @param planned arrival
     * @param delay of the round at the stop it served last
     * @param best what one who knows the simulator's law and all that is hidden would expect
     * @param narrows whether narrower windows are shown at all
     */
    void expected(
            Arrivals arrivals, int rank, double planned, double delay, double best, double actual, boolean narrows) {
        int bin = HorizonBins.of(actual - arrivals.nowSeconds());
        plan.add(bin, planned - actual, Math.abs(planned - actual));
        carry.add(bin, planned + delay - actual, Math.abs(planned + delay - actual));
        oracle.add(bin, best - actual, Math.abs(best - actual));
        ours.add(bin, arrivals.p50(rank) - actual, EvaluationScores.crps(arrivals, rank, actual));
        coverage80.add(bin, arrivals, rank, actual);
        coverage95.add(bin, arrivals, rank, actual);
        Window narrower = narrows ? LiveWindow.findNarrower(arrivals, rank) : null;
        if (narrower != null) {
            narrowed.add(narrower, actual);
        }
    }

    /** The first window told to a parcel; what was told later is not counted. */
    void told(Window window, double arrival) {
        first.add(window, arrival);
    }

    /** What is concluded without a scan. */
    InferenceTallies inferred() {
        return inferred;
    }

    /** For a model's shelf. */
    Map<String, Double> scores() {
        return Map.of(
                "mae_s", ours.mae(),
                "mae_carry_s", carry.mae(),
                "coverage_80", coverage80.coverage(),
                "coverage_95", coverage95.coverage());
    }

    void writeInto(Report report) {
        report.put("predictions", ours.count());
        Map<String, Object> models = new LinkedHashMap<>();
        models.put("plan", plan.toReport());
        models.put("carry", carry.toReport());
        models.put("ours", ours.toReport());
        models.put("oracle", oracle.toReport());
        report.put("models", models);
        report.put("mae_over_carry", Figures.share(ours.mae() / carry.mae()));
        report.put("coverage", Map.of("80", coverage80.toReport(), "95", coverage95.toReport()));
        report.put("hour_windows", first.toReport());
        report.put("narrowed_windows", narrowed.toReport());
        inferred.writeInto(report);
    }
}
