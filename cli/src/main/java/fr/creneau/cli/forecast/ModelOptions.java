package fr.creneau.cli.forecast;

import fr.creneau.cli.UserError;
import fr.creneau.core.forecast.Forecaster;
import fr.creneau.core.forecast.backtest.Choice;
import fr.creneau.core.forecast.backtest.Judging;
import fr.creneau.core.forecast.calendar.DayFeatures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which models are tried, and how they are judged inside the past. */
final class ModelOptions {
    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "Candidates; all where not given: seasonal-naive, ets, theta, mstl, lag-regression, trees,"
                    + " trees-on-regression.")
    private List<String> models = List.of();

    @Option(
            names = "--inside",
            paramLabel = "K",
            description = "Earlier origins by which weights and intervals are learnt; ${DEFAULT-VALUE}.")
    private int inside = 4;

    @Option(
            names = "--choose",
            paramLabel = "panel|series",
            description = "One model for all, or to each series its own, by what was missed inside; ${DEFAULT-VALUE}.")
    private Choice choose = Choice.PANEL;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "PART",
            description = "Leave a part out to see what it brings: statics, week, weights, units.")
    private Set<Part> without = Set.of();

    Set<Part> without() {
        return without;
    }

    /** @param days how the trees see a day, or {@code null} */
    List<Forecaster> candidates(@Nullable DayFeatures days) {
        return Candidates.choose(models, days, !without.contains(Part.STATICS));
    }

    Judging judging() {
        return new Judging(inside(), choose, !without.contains(Part.WEIGHTS), !without.contains(Part.UNITS));
    }

    /** What was asked for, to be kept with a report. */
    void describe(Map<String, Object> configuration, List<Forecaster> candidates) {
        configuration.put("models", candidates.stream().map(Forecaster::name).toList());
        configuration.put("choose", word(choose));
        configuration.put(
                "without",
                new TreeSet<>(without).stream().map(ModelOptions::word).toList());
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    int inside() {
        if (inside < 1) {
            throw new UserError("--inside " + inside + ": expected 1 or more.", "leave it out.");
        }
        return inside;
    }

    /** Refuses what is too short to be judged, or too few to be chosen from. */
    void check(Loaded loaded, int horizon, int origins, int candidates) {
        if (choose == Choice.SERIES && (candidates < 2 || inside() < 2)) {
            throw new UserError(
                    "--choose series with --inside %d and %d models: expected 2 or more of each."
                            .formatted(inside, candidates),
                    "a larger --inside, or more --models.");
        }
        int longest = loaded.panel().series().stream()
                .mapToInt(series -> series.length())
                .max()
                .orElse(0);
        int needed = (origins + inside()) * horizon + 2 * loaded.panel().season();
        if (longest < needed) {
            throw new UserError(
                    "The longest series has %d steps: expected %d or more for %d origins and %d inside, %d steps each."
                            .formatted(longest, needed, origins, inside, horizon),
                    "a shorter --horizon, fewer --origins or a smaller --inside.");
        }
    }
}
