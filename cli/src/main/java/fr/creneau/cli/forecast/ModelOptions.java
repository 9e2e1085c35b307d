package fr.creneau.cli.forecast;

import fr.creneau.cli.UserError;
import java.util.List;
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

    List<String> models() {
        return models;
    }

    int inside() {
        if (inside < 1) {
            throw new UserError("--inside " + inside + ": expected 1 or more.", "leave it out.");
        }
        return inside;
    }

    /** Refuses what is too short to be judged. */
    void check(DataOptions.Loaded loaded, int horizon, int origins) {
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
