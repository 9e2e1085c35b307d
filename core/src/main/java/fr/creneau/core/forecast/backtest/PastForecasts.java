package fr.creneau.core.forecast.backtest;

import fr.creneau.core.forecast.Forecaster;
import fr.creneau.core.forecast.Panel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What each candidate would have told at earlier origins; each is asked once. Series that never were negative are told
 * nothing below zero. Thread-safe.
 */
public final class PastForecasts {
    private final Panel panel;
    private final List<Forecaster> candidates;
    private final int horizon;
    private final Runnable progress;
    private final Map<Ask, double[][]> told = new ConcurrentHashMap<>();

    private record Ask(int candidate, int stepsBack) {}

    /**
     * @param panel with its gaps
     * @param progress run after each forecast of a whole panel, on any thread
     */
    public PastForecasts(Panel panel, List<Forecaster> candidates, int horizon, Runnable progress) {
        this.panel = panel;
        this.candidates = List.copyOf(candidates);
        this.horizon = horizon;
        this.progress = progress;
    }

    public Panel panel() {
        return panel;
    }

    public List<String> names() {
        return candidates.stream().map(Forecaster::name).toList();
    }

    public int horizon() {
        return horizon;
    }

    /** Asks all candidates at these origins, on all cores. */
    public void prepare(List<Integer> stepsBack) {
        List<Ask> asks = IntStream.range(0, candidates.size())
                .boxed()
                .flatMap(candidate -> stepsBack.stream().map(steps -> new Ask(candidate, steps)))
                .filter(ask -> !told.containsKey(ask))
                .toList();
        asks.parallelStream().forEach(this::told);
    }

    /** A row for each series, the step after the origin first. */
    public double[][] told(int candidate, int stepsBack) {
        return told(new Ask(candidate, stepsBack));
    }

    private double[][] told(Ask ask) {
        double[][] known = told.get(ask);
        if (known != null) {
            return known;
        }
        Panel past = panel.before(ask.stepsBack()).filled();
        Forecaster candidate = candidates.get(ask.candidate());
        double[][] rows = candidate.forecast(past, horizon);
        for (int i = 0; i < rows.length; i++) {
            boolean volume = past.series().get(i).neverNegative();
            for (int h = 0; h < horizon; h++) {
                if (!Double.isFinite(rows[i][h])) {
                    throw new IllegalStateException("%s told %s for series %s, step %d"
                            .formatted(
                                    candidate.name(),
                                    rows[i][h],
                                    past.series().get(i).id(),
                                    h + 1));
                }
                rows[i][h] = volume ? Math.max(0, rows[i][h]) : rows[i][h];
            }
        }
        progress.run();
        told.put(ask, rows);
        return rows;
    }
}
