package fr.creneau.cli.city;

import fr.creneau.cli.UserError;
import picocli.CommandLine.Option;

/** The option that says how often simulated vans tell their place. */
public final class FixEveryOption {
    private static final int MOST_SECONDS = 600;

    @Option(
            names = "--fix-every",
            paramLabel = "S",
            description = "Seconds between positions; ${DEFAULT-VALUE} where not given.")
    private int seconds = 10;

    /**
     * Seconds, 1 to 600.
     *
     * @throws UserError when another number was given
     */
    int seconds() {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new UserError(
                    "--fix-every %d: expected 1 to %d seconds.".formatted(seconds, MOST_SECONDS), "--fix-every 10.");
        }
        return seconds;
    }
}
