package fr.creneau.cli.forecast;

import fr.creneau.core.forecast.Forecaster;
import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.Series;
import fr.creneau.core.forecast.backtest.Judging;
import fr.creneau.core.forecast.backtest.Outlook;
import fr.creneau.core.forecast.backtest.PastForecasts;
import fr.creneau.core.forecast.backtest.Trial;
import fr.creneau.core.forecast.reconcile.Hierarchy;
import fr.creneau.core.forecast.reconcile.MinT;
import fr.creneau.core.forecast.reconcile.Reconciled;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** From a panel to what comes: all candidates judged inside the past, the chosen told, made to add up if asked. */
final class Telling {
    private Telling() {}

    /**
     * What is told.
     *
     * @param nodes the series, and behind them their sums
     * @param means node, step
     * @param quantiles node, step, level
     * @param incoherence the worst of all steps, relative; 0 where there is no hierarchy
     * @param shrinkage of the covariance, where there is a hierarchy
     */
    record Told(
            List<Series> nodes,
            String model,
            double[][] means,
            double[][][] quantiles,
            double incoherence,
            Optional<Double> shrinkage) {}

    /** How often the progress of a telling is told. */
    static int forecasts(List<Forecaster> candidates, int inside) {
        return candidates.size() * (inside + 1);
    }

    static Told tell(
            Panel panel,
            Optional<Hierarchy> hierarchy,
            List<Forecaster> candidates,
            int horizon,
            Judging judging,
            Runnable progress) {
        PastForecasts past = new PastForecasts(nodes(panel, hierarchy), candidates, horizon, progress);
        past.prepare(IntStream.rangeClosed(0, judging.origins())
                .map(k -> k * horizon)
                .boxed()
                .toList());
        return at(past, hierarchy, 0, judging);
    }

    /** The panel, and behind its series their sums. */
    static Panel nodes(Panel panel, Optional<Hierarchy> hierarchy) {
        List<Series> nodes =
                hierarchy.map(tree -> tree.allSeries(panel.series())).orElse(panel.series());
        return new Panel(nodes, panel.seasons(), panel.lastDay());
    }

    /**
     * What would have been told at an origin.
     *
     * @param past of all nodes
     * @param stepsBack the origin, before the panel's own; 0 is the panel's own
     */
    static Told at(PastForecasts past, Optional<Hierarchy> hierarchy, int stepsBack, Judging judging) {
        Outlook best = judging.choice().pick(Trial.at(past, stepsBack, judging));
        List<Series> nodes = past.panel().before(stepsBack).series();
        if (hierarchy.isEmpty()) {
            return new Told(nodes, best.model(), best.told(), best.quantiles(), 0, Optional.empty());
        }
        Hierarchy tree = hierarchy.get();
        MinT minT = MinT.learn(tree, best.inside().errors());
        boolean volume = nodes.subList(0, tree.bottom()).stream().allMatch(Series::neverNegative);
        Reconciled told = Reconciled.of(tree, minT, best, volume);
        return new Told(
                nodes,
                best.model(),
                told.means(),
                told.quantiles(),
                worst(tree, told.means()),
                Optional.of(minT.shrinkage()));
    }

    private static double worst(Hierarchy tree, double[][] means) {
        double worst = 0;
        for (int h = 0; h < means[0].length; h++) {
            double[] step = new double[means.length];
            for (int i = 0; i < step.length; i++) {
                step[i] = means[i][h];
            }
            worst = Math.max(worst, tree.incoherence(step));
        }
        return worst;
    }
}
