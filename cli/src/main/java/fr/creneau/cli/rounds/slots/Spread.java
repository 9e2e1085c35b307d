package fr.creneau.cli.rounds.slots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The middle, the ninety-ninth hundredth and the greatest of some figures, rounded to a ten-thousandth. */
record Spread(double p50, double p99, double max) {
    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    Map<String, Object> toReport() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("p50", p50);
        report.put("p99", p99);
        report.put("max", max);
        return report;
    }

    private static double at(List<Double> sorted, double share) {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no figures: expected 1 or more");
        }
        return rounded(sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1)));
    }
}
