package fr.creneau.cli.city;

import fr.creneau.city.day.DeliveryDay;
import fr.creneau.city.town.Town;
import fr.creneau.cli.UserError;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The options that choose a simulated day: which, of how many rounds, and how often its vans tell their place. */
public final class DayOptions {
    private static final int MOST_ROUNDS = 200;
    private static final int MOST_SECONDS = 600;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The day, yyyy-mm-dd; ${DEFAULT-VALUE} where not given.")
    private LocalDate date = LocalDate.of(2026, 3, 3);

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds; ${DEFAULT-VALUE} where not given.")
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Another seed is another day; ${DEFAULT-VALUE} where not given.")
    private long seed = 1;

    @Option(
            names = "--fix-every",
            paramLabel = "S",
            description = "Seconds between positions; ${DEFAULT-VALUE} where not given.")
    private int fixEverySeconds = 10;

    /** @param rounds where the option is not given */
    DayOptions(int rounds) {
        this.rounds = rounds;
    }

    /**
     * To be asked before anything long begins.
     *
     * @throws UserError for a number that makes no day
     */
    void check() {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new UserError("--rounds %d: expected 1 to %d.".formatted(rounds, MOST_ROUNDS), "--rounds 10.");
        }
        if (fixEverySeconds < 1 || fixEverySeconds > MOST_SECONDS) {
            throw new UserError(
                    "--fix-every %d: expected 1 to %d seconds.".formatted(fixEverySeconds, MOST_SECONDS),
                    "--fix-every 10.");
        }
    }

    DeliveryDay plan(Town town) {
        return DeliveryDay.plan(town, date, rounds, seed);
    }

    int fixEverySeconds() {
        return fixEverySeconds;
    }
}
