package fr.creneau.cli.forecast;

import fr.creneau.cli.UserError;
import fr.creneau.core.forecast.reconcile.Hierarchy;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By what series are added up. */
final class LevelsOption {
    @Option(
            names = "--levels",
            split = ",",
            paramLabel = "STATIC",
            description = "Columns to add up by, coarsest first, such as region,depot: forecasts then add up.")
    private List<String> levels = List.of();

    List<String> names() {
        return levels;
    }

    /** Empty where no level is asked for. */
    Optional<Hierarchy> hierarchy(Loaded loaded) {
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Hierarchy.by(loaded.panel().series(), levels));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "--levels %s: %s".formatted(String.join(",", levels), e.getMessage()),
                    "the column is named otherwise, or changes within a series.");
        }
    }
}
