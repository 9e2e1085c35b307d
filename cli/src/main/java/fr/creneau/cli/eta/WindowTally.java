package fr.creneau.cli.eta;

import fr.creneau.cli.Report;
import fr.creneau.core.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Windows told and kept, ours beside the oracle's, in all and by stratum. Not thread-safe. */
final class WindowTally {
    private static final int LEAST_OF_STRATUM = 500;

    private static final int STEPS = 20;

    private final Counts all = new Counts();
    private final Counts[] byClaim = new Counts[STEPS];
    private final Map<String, Counts> strata = new TreeMap<>();

    private static final class Counts {
        private int windows;
        private int kept;
        private int oracleKept;
        private double claimed;
        private double oracleClaimed;

        private void add(Window ours, Window oracle, double arrival) {
            windows++;
            kept += ours.keptBy(arrival) ? 1 : 0;
            oracleKept += oracle.keptBy(arrival) ? 1 : 0;
            claimed += ours.probability();
            oracleClaimed += oracle.probability();
        }
    }

    WindowTally() {
        Arrays.setAll(byClaim, i -> new Counts());
    }

    /**
     * @param toldAt epoch seconds
     * @param arrival the true one
     */
    void add(Window ours, Window oracle, double toldAt, double arrival) {
        int hoursAhead = (int) ((ours.startSeconds() + 1_800 - toldAt) / 3_600);
        int hourOfDay = (int) Math.floorMod(ours.startSeconds() + 1_800, 86_400L) / 3_600;
        int tenth = Math.min(9, (int) (ours.probability() * 10));
        all.add(ours, oracle, arrival);
        byClaim[Math.min(STEPS - 1, (int) (ours.probability() * STEPS))].add(ours, oracle, arrival);
        for (String stratum : List.of(
                "lead %02d-%02d h".formatted(hoursAhead, hoursAhead + 1),
                "hour %02d".formatted(hourOfDay),
                "claimed 0.%d-%.1f".formatted(tenth, (tenth + 1) / 10.0))) {
            strata.computeIfAbsent(stratum, s -> new Counts()).add(ours, oracle, arrival);
        }
    }

    int windows() {
        return all.windows;
    }

    /** Share of our windows that were kept. */
    double kept() {
        return all.kept / (double) all.windows;
    }

    double oracleKept() {
        return all.oracleKept / (double) all.windows;
    }

    /** Mean probability that was told. */
    double claimed() {
        return all.claimed / all.windows;
    }

    /** Reliability: share of the windows kept by the probability that was told. */
    SvgPlot plot() {
        double[] claimed = new double[STEPS];
        double[] kept = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            Counts counts = byClaim[step];
            boolean enough = counts.windows >= LEAST_OF_STRATUM;
            claimed[step] = enough ? counts.claimed / counts.windows : (step + 0.5) / STEPS;
            kept[step] = enough ? counts.kept / (double) counts.windows : Double.NaN;
        }
        return new SvgPlot(
                        "One-hour windows told in the morning, simulated days",
                        new SvgPlot.Axis("probability told", 1),
                        new SvgPlot.Axis("share kept", 1))
                .line("perfect", new double[] {0, 1}, new double[] {0, 1})
                .line("Créneau", claimed, kept);
    }

    void writeInto(Report report) {
        report.put("windows", all.windows);
        report.put("kept", Figures.share(kept()));
        report.put("oracle_kept", Figures.share(oracleKept()));
        report.put("claimed", Figures.share(claimed()));
        report.put("oracle_claimed", Figures.share(all.oracleClaimed / all.windows));
        List<Map<String, Object>> told = new ArrayList<>();
        strata.forEach((name, counts) -> {
            if (counts.windows >= LEAST_OF_STRATUM) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("name", name);
                one.put("n", counts.windows);
                one.put("claimed", Figures.share(counts.claimed / counts.windows));
                one.put("kept", Figures.share(counts.kept / (double) counts.windows));
                one.put("oracle_kept", Figures.share(counts.oracleKept / (double) counts.windows));
                told.add(one);
            }
        });
        report.put("strata", told);
        report.note("Strata of fewer than %d windows are not told.".formatted(LEAST_OF_STRATUM));
    }
}
