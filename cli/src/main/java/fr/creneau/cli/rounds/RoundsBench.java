package fr.creneau.cli.rounds;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./creneau rounds bench}: every instance of a folder, one after another. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Solves every instance of a folder (.txt, .vrp, gzipped or not) and tells the mean gap.")
public final class RoundsBench implements Callable<Integer> {
    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "The folder.")
    private Path dir = Path.of("");

    @Mixin
    private SolveOptions options = new SolveOptions();

    @Override
    public Integer call() {
        SolvedInstance.Budget budget = options.budget();
        List<Path> files = files();
        Report report = new Report("rounds bench");
        List<Map<String, @Nullable Object>> solved = new ArrayList<>();
        List<Double> gaps = new ArrayList<>();
        boolean allFeasible = true;
        try (ProgressBar bar = new ProgressBar("Solving", files.size())) {
            for (Path file : files) {
                bar.setExtraMessage(String.valueOf(file.getFileName()));
                try {
                    SolvedInstance one = SolvedInstance.solve(file, budget, options.bestKnown, standing -> {});
                    solved.add(one.figures());
                    allFeasible &= one.check().feasible();
                    if (one.figures().get("gap") instanceof Double gap) {
                        gaps.add(gap);
                    }
                    one.notes().forEach(note -> report.note(file.getFileName() + ": " + note));
                } catch (UserError e) {
                    report.note(String.valueOf(e.getMessage()));
                }
                bar.step();
            }
        }
        report.put("seconds", budget.seconds()).put("threads", budget.threads());
        report.put("instances", solved).put("solved", solved.size()).put("left_out", files.size() - solved.size());
        report.put("all_feasible", allFeasible && !solved.isEmpty());
        if (gaps.isEmpty()) {
            report.missing("mean_gap", "no instance has one: see the notes on each");
        } else {
            double mean =
                    gaps.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            if (gaps.size() < solved.size()) {
                report.note("mean_gap: over %d of %d instances.".formatted(gaps.size(), solved.size()));
            }
            report.put("mean_gap", Math.round(mean * 1e6) / 1e6);
            report.put(
                    "worst_gap",
                    gaps.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
        }
        report.write(options.json);
        return solved.isEmpty() ? Main.BAD_INPUT : allFeasible ? Main.OK : Main.FAILED;
    }

    private List<Path> files() {
        if (!Files.isDirectory(dir)) {
            throw new UserError(
                    "There is no folder " + dir + ".",
                    "check the path, seen from " + Path.of("").toAbsolutePath() + ".");
        }
        try (Stream<Path> all = Files.list(dir)) {
            List<Path> files = all.filter(
                            file -> String.valueOf(file.getFileName()).matches("(?i).*\\.(txt|vrp)(\\.gz)?"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new UserError(
                        "The folder " + dir + " holds no instance: expected .txt, .vrp, .txt.gz or .vrp.gz.",
                        "name another folder with --dir.");
            }
            return files;
        } catch (IOException e) {
            throw new UserError("The folder " + dir + " cannot be listed: " + e.getMessage(), "check its permissions.");
        }
    }
}
