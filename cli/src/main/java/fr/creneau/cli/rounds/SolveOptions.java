package fr.creneau.cli.rounds;

import fr.creneau.cli.OutputFile;
import fr.creneau.cli.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that solves instances is told. */
final class SolveOptions {
    @Option(names = "--seconds", paramLabel = "S", description = "Time for each instance; ${DEFAULT-VALUE}.")
    private double seconds = 10;

    @Option(names = "--threads", paramLabel = "T", description = "Threads; as many as there are cores, if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the draws; ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--best-known",
            paramLabel = "FILE",
            description =
                    "A .sol, or a list instance,distance; read after solving. Else what lies beside the instance.")
    @Nullable
    Path bestKnown;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    @Nullable
    Path json;

    /** The budget; whatever else was given is looked at too: what cannot be read or written is told before solving. */
    SolvedInstance.Budget budget() {
        if (!(seconds > 0 && seconds <= 86_400)) {
            throw new UserError("--seconds " + seconds + ": expected above 0, and a day at most.", "give 10.");
        }
        if (threads < 1 || threads > 256) {
            throw new UserError("--threads " + threads + ": expected 1..256.", "leave it out: all cores are used.");
        }
        if (bestKnown != null && !Files.isReadable(bestKnown)) {
            throw new UserError(
                    "--best-known %s: expected a file that can be read.".formatted(bestKnown),
                    "check the path, seen from " + Path.of("").toAbsolutePath() + ".");
        }
        OutputFile.check("--json", json);
        return new SolvedInstance.Budget(seconds, threads, seed);
    }
}
