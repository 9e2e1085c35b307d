package fr.creneau.cli.rounds.slots;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau slots bench}: how fast a depot answers, and whether every yes and every no holds. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Asks a made-up depot for slots: speed, every yes driven again, a sample of the noes solved again.")
public final class SlotsBench implements Callable<Integer> {
    @Option(names = "--rounds", paramLabel = "N", description = "Rounds a day; ${DEFAULT-VALUE}.")
    private int rounds = 60;

    @Option(names = "--stops", paramLabel = "N", description = "Stops a round; ${DEFAULT-VALUE}.")
    private int stops = 120;

    @Option(names = "--offers", paramLabel = "N", description = "Offers driven again; ${DEFAULT-VALUE}.")
    private int offers = 100_000;

    @Option(names = "--refusals", paramLabel = "N", description = "Refusals solved again; ${DEFAULT-VALUE}.")
    private int refusals = 200;

    @Option(names = "--resolve-seconds", paramLabel = "S", description = "Time for each of them; ${DEFAULT-VALUE}.")
    private double resolveSeconds = 10;

    @Option(
            names = "--ejection-ms",
            paramLabel = "MS",
            description = "Deadline of the search before a no; ${DEFAULT-VALUE}.")
    private int ejectionMillis = 20_000;

    @Option(
            names = "--improve-seconds",
            paramLabel = "S",
            description = "Days sold on are improved for so long after every 25 wishes; ${DEFAULT-VALUE}.")
    private double improveSeconds = 10;

    @Option(names = "--replans", paramLabel = "N", description = "Rounds of 150 stops made anew; ${DEFAULT-VALUE}.")
    private int replans = 1_000;

    @Option(names = "--replan-ms", paramLabel = "MS", description = "Deadline of each; ${DEFAULT-VALUE}.")
    private int replanMillis = 80;

    @Option(names = "--seed", paramLabel = "N", description = "${DEFAULT-VALUE} where not given.")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        check("--rounds", rounds, 1);
        check("--stops", stops, 10);
        check("--offers", offers, 1);
        check("--refusals", refusals, 0);
        check("--ejection-ms", ejectionMillis, 1);
        check("--replans", replans, 0);
        check("--replan-ms", replanMillis, 1);
        if (!(resolveSeconds > 0 && resolveSeconds <= 3600)) {
            throw new UserError(
                    "--resolve-seconds " + resolveSeconds + ": expected above 0, 3600 at most.", "give 10.");
        }
        if (!(improveSeconds > 0 && improveSeconds <= 3600)) {
            throw new UserError(
                    "--improve-seconds " + improveSeconds + ": expected above 0, 3600 at most.", "leave it out.");
        }
        Report report = new Report("slots bench");
        report.put("rounds", rounds).put("stops_a_round", stops).put("seed", seed);
        DepotWeek week = DepotWeek.make(seed, rounds, stops);
        week.tell(report);
        boolean sound = new OffersBench(week, offers, seed).run(report);
        if (refusals > 0) {
            sound &=
                    new RefusalsBench(week, refusals, ejectionMillis, improveSeconds, resolveSeconds, seed).run(report);
        } else {
            report.missing("refused_wrongly", "--refusals 0");
        }
        if (replans > 0) {
            sound &= new ReplansBench(week, replans, replanMillis, seed).run(report);
        }
        report.note("Simulated town, straight streets lengthened by a third; one thread answers.");
        report.write(json);
        return sound ? Main.OK : Main.FAILED;
    }

    private static void check(String option, int value, int least) {
        if (value < least) {
            throw new UserError("%s %d: expected %d or more.".formatted(option, value, least), "leave it out.");
        }
    }
}
