package fr.creneau.cli.eta;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** How probable states were said to be that no scan says, and how many of them were true. Not thread-safe. */
final class InferenceTally {
    /** Lower ends of the probabilities that are counted together. */
    private static final double[] BANDS = {0, 0.5, 0.8, 0.9, 0.95, 0.99};

    private final Count all = new Count();
    private final Map<String, Count> byClaim = new TreeMap<>();

    private static final class Count {
        private int n;
        private double claimed;
        private int served;
        private int held;

        private void add(double probability, boolean wasServed, boolean isTrue) {
            n++;
            claimed += probability;
            served += wasServed ? 1 : 0;
            held += isTrue ? 1 : 0;
        }

        private Map<String, Object> toReport() {
            Map<String, Object> count = new LinkedHashMap<>();
            count.put("n", n);
            count.put("claimed", Figures.share(claimed / n));
            count.put("held", Figures.share(held / (double) n));
            count.put("served", Figures.share(served / (double) n));
            return count;
        }
    }

    /**
     * @param probability as claimed, 0 to 1
     * @param served whether the van served the stop while it stood there
     * @param held whether the state is the true one
     */
    void add(double probability, boolean served, boolean held) {
        all.add(probability, served, held);
        byClaim.computeIfAbsent(band(probability), x -> new Count()).add(probability, served, held);
    }

    private static String band(double probability) {
        int band = BANDS.length - 1;
        while (probability < BANDS[band]) {
            band--;
        }
        String from = "%02d".formatted(Math.round(BANDS[band] * 100));
        return band + 1 == BANDS.length ? from + "+" : from + "-%02d".formatted(Math.round(BANDS[band + 1] * 100));
    }

    Map<String, Object> toReport() {
        Map<String, Object> report = all.toReport();
        Map<String, Object> bands = new LinkedHashMap<>();
        byClaim.forEach((band, count) -> bands.put(band, count.toReport()));
        report.put("by_claim", bands);
        return report;
    }
}
