package fr.creneau.cli.rounds;

import fr.creneau.cli.Main;
import fr.creneau.cli.OutputFile;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./creneau rounds solve}: one instance, with the best cost shown while it falls. */
@Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        description = "Solves one instance (Solomon's text or CVRPLIB's VRPTW, gzipped or not) for total distance.")
public final class SolveCommand implements Callable<Integer> {
    private static final int BAR = 1000;

    @Option(names = "--instance", paramLabel = "FILE", required = true, description = "The instance.")
    private Path instance = Path.of("");

    @Option(names = "--solution", paramLabel = "FILE", description = "Write the tours there, as CVRPLIB has them.")
    private @Nullable Path solution;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the best cost over time there, as SVG.")
    private @Nullable Path plot;

    @Mixin
    private SolveOptions options = new SolveOptions();

    @Override
    public Integer call() {
        SolvedInstance.Budget budget = options.budget();
        OutputFile.check("--solution", solution);
        OutputFile.check("--plot", plot);
        Report report = new Report("rounds solve");
        SolvedInstance solved;
        try (ProgressBar bar = new ProgressBar("Solving", BAR)) {
            solved = SolvedInstance.solve(instance, budget, options.bestKnown, standing -> {
                bar.stepTo(Math.round(standing.share() * BAR));
                bar.setExtraMessage(String.format(Locale.ROOT, "best %.1f", standing.cost()));
            });
        }
        solved.figures().forEach(report::put);
        report.put("best_over_time", solved.curve());
        solved.notes().forEach(report::note);
        report.write(options.json);
        if (solution != null) {
            write(solved, solution);
        }
        if (plot != null && !solved.curve().isEmpty()) {
            CostPlot.write(plot, title(solved), budget.seconds(), solved.curve(), bestKnown(solved));
        }
        return solved.check().feasible() ? Main.OK : Main.FAILED;
    }

    private static OptionalDouble bestKnown(SolvedInstance solved) {
        return solved.figures().get("best_known") instanceof Double best
                ? OptionalDouble.of(best)
                : OptionalDouble.empty();
    }

    private static String title(SolvedInstance solved) {
        return "%s, %s customers, %s threads: cost of the best plan over time"
                .formatted(
                        solved.figures().get("instance"),
                        solved.figures().get("customers"),
                        solved.figures().get("threads"));
    }

    /** Customers are counted from 1 in the file's order, the depot left out: CVRPLIB's way. */
    private static void write(SolvedInstance solved, Path file) {
        StringBuilder text = new StringBuilder();
        int route = 0;
        for (var tour : solved.tours()) {
            if (!tour.isEmpty()) {
                text.append("Route #").append(++route).append(':');
                tour.forEach(customer -> text.append(' ').append(customer + 1));
                text.append(System.lineSeparator());
            }
        }
        text.append("Cost ").append(solved.figures().get("cost")).append(System.lineSeparator());
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError(
                    "The tours could not be written to " + file + ": " + e.getMessage(),
                    "choose a folder that exists.");
        }
    }
}
