package fr.creneau.cli.eta;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau eta simulate}: windows told in the morning of simulated days, and how many were kept. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Tells one-hour windows in the morning of simulated days, after learning from the days before; counts"
                        + " those kept, beside the best that one who knows the simulator's law could tell.")
public final class SimulateCommand implements Callable<Integer> {
    /** Futures of each round for the oracle. */
    private static final int FUTURES = 1_000;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Days of each town for which windows are told; ${DEFAULT-VALUE} where not given.")
    private int days = 10;

    @Option(names = "--seed", paramLabel = "S", description = "The first town; ${DEFAULT-VALUE} where not given.")
    private long seed = 1;

    @Option(
            names = "--seeds",
            paramLabel = "K",
            description = "How many towns, from the first on; ${DEFAULT-VALUE} where not given.")
    private int seeds = 20;

    @Option(
            names = "--history",
            paramLabel = "N",
            description = "Days that each town is learnt from before; ${DEFAULT-VALUE} where not given.")
    private int history = 90;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        if (days < 1 || seeds < 1 || history < 0) {
            throw new UserError(
                    "--days %d --seeds %d --history %d: expected 1 or more, 1 or more, 0 or more."
                            .formatted(days, seeds, history),
                    "leave them out.");
        }
        Report report = new Report("eta simulate");
        WindowTally tally = new WindowTally();
        try (ProgressBar bar = new ProgressBar("Living days", (long) seeds * days)) {
            for (int town = 0; town < seeds; town++) {
                SimulatedTown simulated = new SimulatedTown(seed + town, FUTURES);
                simulated.learn(history);
                for (int day = 0; day < days; day++) {
                    simulated.tellDay(tally);
                    bar.step();
                }
            }
        }
        report.put("seed", seed).put("seeds", seeds).put("days", days).put("history_days", history);
        tally.writeInto(report);
        report.note(
                "Simulated. Windows of one hour on steps of five minutes, told at 7:30 before any van has left, three"
                        + " rounds of 100 stops a day. Early is a miss, like late.");
        report.note("oracle: the best window by %d continuations under the simulator's law.".formatted(FUTURES));
        report.write(json);
        return Main.OK;
    }
}
