package fr.creneau.cli.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./creneau forecast compare}: experiments beside each other. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Shows the models of several experiments, best first.")
public final class CompareCommand implements Callable<Integer> {
    /** Figures that can be compared; for all of them less is better. */
    enum By {
        SMAPE,
        MASE,
        OWA,
        WAPE,
        PINBALL,
        MSIS_95
    }

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders that forecast backtest --experiment wrote.")
    private List<Path> folders = List.of();

    @Option(names = "--by", description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}.")
    private By by = By.OWA;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there as well.")
    private @Nullable Path json;

    private record Line(String experiment, String model, boolean selected, JsonNode scores) {
        double score(By by) {
            return scores.path(by.name().toLowerCase(Locale.ROOT)).asDouble(Double.NaN);
        }
    }

    @Override
    public Integer call() {
        Report report = new Report("forecast compare");
        List<Line> lines = new ArrayList<>();
        String first = "";
        for (Path folder : folders) {
            JsonNode scores = read(folder);
            String problem = problem(folder, scores);
            first = first.isEmpty() ? problem : first;
            if (!problem.equals(first)) {
                throw new UserError(
                        "The figures of %s and %s do not compare:%n%s: %s%n%s: %s"
                                .formatted(folders.get(0), folder, folders.get(0), first, folder, problem),
                        "run forecast backtest for both on the same data, with the same --season, --horizon and"
                                + " --origins.");
            }
            scores.path("models")
                    .fields()
                    .forEachRemaining(model -> lines.add(new Line(
                            folder.toString(),
                            model.getKey(),
                            model.getKey().equals(scores.path("selected").asText()),
                            model.getValue())));
        }
        lines.sort(Comparator.comparingDouble(line -> line.score(by)));
        System.out.printf(
                Locale.ROOT,
                "%-32s %-22s %10s%n",
                "experiment",
                "model",
                by.name().toLowerCase(Locale.ROOT));
        List<Map<String, Object>> table = new ArrayList<>();
        for (Line line : lines) {
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %-22s %10.4f%s%n",
                    line.experiment(),
                    line.model(),
                    line.score(by),
                    line.selected() ? "  selected" : "");
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("experiment", line.experiment());
            row.put("model", line.model());
            row.put("selected", line.selected());
            row.put("scores", line.scores());
            table.add(row);
        }
        if (json != null) {
            report.put("by", by.name().toLowerCase(Locale.ROOT))
                    .put("lines", table)
                    .write(json);
        }
        return Main.OK;
    }

    /** What must agree where figures are to compare: the data down to their last digit, and what is told of them. */
    private static String problem(Path folder, JsonNode scores) {
        JsonNode files = scores.path("configuration").path("data");
        if (files.isEmpty()) {
            throw new UserError(
                    "%s does not say which data it was measured on.".formatted(folder.resolve(Experiment.SCORES)),
                    "an earlier version wrote it: run forecast backtest again.");
        }
        StringBuilder problem = new StringBuilder();
        for (JsonNode file : files) {
            problem.append("%s of sha256 %s, "
                    .formatted(file.path("as").asText(), file.path("sha256").asText()));
        }
        return problem.append("%s series, seasons %s, horizon %s, origins %s"
                        .formatted(
                                scores.path("series"),
                                scores.path("seasons"),
                                scores.path("horizon"),
                                scores.path("origins")))
                .toString();
    }

    private static JsonNode read(Path folder) {
        Path file = folder.resolve(Experiment.SCORES);
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "%s holds no %s.".formatted(folder, Experiment.SCORES),
                    "it was not written by forecast backtest --experiment.");
        }
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UserError(file + " is no JSON: " + e.getMessage(), "run the backtest again.");
        }
    }
}
