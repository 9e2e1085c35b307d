package fr.creneau.cli.forecast;

import fr.creneau.cli.UserError;
import fr.creneau.core.forecast.Forecaster;
import fr.creneau.core.forecast.calendar.DayFeatures;
import fr.creneau.core.forecast.models.Ets;
import fr.creneau.core.forecast.models.LagRegression;
import fr.creneau.core.forecast.models.Mstl;
import fr.creneau.core.forecast.models.SeasonalNaive;
import fr.creneau.core.forecast.models.Theta;
import fr.creneau.learning.forecast.Baseline;
import fr.creneau.learning.forecast.GlobalTrees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The models that can be tried, by name. */
final class Candidates {
    private Candidates() {}

    /**
     * @param names which, or empty for all; {@code seasonal-naive} always comes first: others are judged beside it
     * @param days how the trees see a day, or {@code null}
     * @param statics whether the trees see what does not change along a series
     */
    static List<Forecaster> choose(List<String> names, @Nullable DayFeatures days, boolean statics) {
        Map<String, Forecaster> all = new LinkedHashMap<>();
        for (Forecaster one : all(days, statics)) {
            all.put(one.name(), one);
        }
        List<Forecaster> chosen = new ArrayList<>();
        for (String name : names) {
            if (!all.containsKey(name)) {
                throw new UserError(
                        "--models %s: no such model.".formatted(name),
                        "one of " + String.join(", ", all.keySet()) + ".");
            }
        }
        all.forEach((name, one) -> {
            if (names.isEmpty() || names.contains(name) || chosen.isEmpty()) {
                chosen.add(one);
            }
        });
        return chosen;
    }

    private static List<Forecaster> all(@Nullable DayFeatures days, boolean statics) {
        return List.of(
                new SeasonalNaive(),
                new Ets(),
                new Theta(),
                new Mstl(),
                new LagRegression(),
                new GlobalTrees("trees", Baseline.SEASONAL_NAIVE, days, statics),
                new GlobalTrees("trees-on-regression", Baseline.LAG_REGRESSION, days, statics));
    }
}
