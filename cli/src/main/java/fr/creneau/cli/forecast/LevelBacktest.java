package fr.creneau.cli.forecast;

import fr.creneau.core.forecast.Forecaster;
import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.backtest.Backtest;
import fr.creneau.core.forecast.backtest.PastForecasts;
import fr.creneau.core.forecast.backtest.Scorecard;
import fr.creneau.core.forecast.reconcile.Hierarchy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How good the forecasts that add up would have been, level by level. Stateless. */
final class LevelBacktest {
    private LevelBacktest() {}

    /**
     * Tells all nodes at each origin as {@code forecast run --levels} would have, and scores each level by itself.
     *
     * @return by level, the series first, the total last; OWA is not worked out
     */
    static Map<String, Scorecard.Scores> run(
            Panel panel, Hierarchy tree, List<Forecaster> candidates, Backtest.Plan plan, Runnable progress) {
        Panel all = Telling.nodes(panel, Optional.of(tree));
        PastForecasts past = new PastForecasts(all, candidates, plan.horizon(), progress);
        past.prepare(plan.stepsBack());
        Map<String, Scorecard> cards = new LinkedHashMap<>();
        for (int origin = plan.origins(); origin >= 1; origin--) {
            int stepsBack = origin * plan.horizon();
            double[][] actual = all.after(stepsBack, plan.horizon());
            Telling.Told told = Telling.at(past, Optional.of(tree), stepsBack, plan.judging());
            for (int i = 0; i < actual.length; i++) {
                cards.computeIfAbsent(tree.level(i), level -> new Scorecard())
                        .add(told.nodes().get(i), all.season(), actual[i], told.means()[i], told.quantiles()[i]);
            }
        }
        Map<String, Scorecard.Scores> scores = new LinkedHashMap<>();
        cards.forEach((level, card) -> scores.put(level, card.scores(new Scorecard())));
        return scores;
    }
}
