package fr.creneau.core.forecast.backtest;

import fr.creneau.core.forecast.Forecaster;
import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.models.Naive2;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Scores of candidates at rolling origins. At each origin everything (models, weights, intervals) is learnt from what
 * lies before it alone. Stateless.
 */
public final class Backtest {
    private Backtest() {}

    /**
     * @param horizon steps that are told and scored, and between two origins
     * @param origins how many; the last lies one horizon before the panel's end
     * @param judging by origins before each of them, inside its past
     */
    public record Plan(int horizon, int origins, Judging judging) {
        public Plan {
            if (horizon < 1 || origins < 1) {
                throw new IllegalArgumentException(
                        "horizon %d, origins %d: expected 1 or more".formatted(horizon, origins));
            }
        }

        /** Origins before each origin, to judge candidates by. */
        public int inside() {
            return judging.origins();
        }

        /** Steps before the panel's end that any forecast is asked for, nearest first. */
        public List<Integer> stepsBack() {
            TreeSet<Integer> all = new TreeSet<>();
            for (int k = 1; k <= origins + inside(); k++) {
                all.add(k * horizon);
            }
            return List.copyOf(all);
        }
    }

    /**
     * @param scores of each candidate and what is made of them, in order
     * @param last what was told at the last origin, in the same order
     * @param selected what was chosen by the inside of the past, at the last origin
     */
    public record Result(Map<String, Scorecard.Scores> scores, List<Outlook> last, String selected) {}

    /** @param progress run after each forecast of a whole panel, on any thread; {@link #forecasts} tells how many */
    public static Result run(Panel panel, List<Forecaster> candidates, Plan plan, Runnable progress) {
        PastForecasts past = new PastForecasts(panel, candidates, plan.horizon(), progress);
        past.prepare(plan.stepsBack());
        PastForecasts yardstick = new PastForecasts(panel, List.of(new Naive2()), plan.horizon(), () -> {});
        Map<String, Scorecard> cards = new LinkedHashMap<>();
        Scorecard naive2 = new Scorecard();
        List<Outlook> last = new ArrayList<>();
        for (int origin = plan.origins(); origin >= 1; origin--) {
            int stepsBack = origin * plan.horizon();
            Panel before = panel.before(stepsBack);
            double[][] actual = panel.after(stepsBack, plan.horizon());
            last = Trial.at(past, stepsBack, plan.judging());
            for (Outlook outlook : last) {
                cards.computeIfAbsent(outlook.model(), model -> new Scorecard()).add(before, actual, outlook);
            }
            naive2.add(
                    before,
                    actual,
                    Trial.at(yardstick, stepsBack, plan.judging()).get(0));
        }
        Map<String, Scorecard.Scores> scores = new LinkedHashMap<>();
        cards.forEach((model, card) -> scores.put(model, card.scores(naive2)));
        return new Result(scores, last, plan.judging().choice().pick(last).model());
    }

    /** How often the progress of a run is told. */
    public static int forecasts(List<Forecaster> candidates, Plan plan) {
        return candidates.size() * (plan.origins() + plan.inside());
    }
}
