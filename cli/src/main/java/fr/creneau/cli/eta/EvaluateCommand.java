package fr.creneau.cli.eta;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.eta.passage.StopFeatures;
import fr.creneau.learning.eta.DelayTrainer;
import fr.creneau.learning.eta.LearntDelays;
import fr.creneau.learning.eta.ModelShelf;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau eta evaluate}: follows rounds that were driven, as if live, and says how wrong it was. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Follows driven rounds as if live: at each departure predicts every later arrival, beside the plan"
                        + " and the carried delay. An arrival is learnt from once it is past.")
public final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--rounds",
            required = true,
            paramLabel = "FILE",
            description = "CSV, gzipped or not: round_id,vehicle_id,service_date,seq,stop_id,lat,lon,planned_arrival,"
                    + "planned_departure,actual_arrival,actual_departure.")
    private Path file = Path.of("");

    @Option(
            names = "--test-from",
            paramLabel = "DATE",
            description = "Score from this service date on; what lies before is learnt from. Without it all is scored.")
    private @Nullable LocalDate testFrom;

    @Option(
            names = "--without",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns of StopFeatures that the trees may not look at, to measure what they bring.")
    private Set<String> without = Set.of();

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the errors by time to the arrival as SVG.")
    private @Nullable Path plot;

    @Option(
            names = "--publish",
            paramLabel = "DIR",
            description = "Keep the newest model with these scores on that shelf, and put it in use; see eta models.")
    private @Nullable Path shelf;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Report report = new Report("eta evaluate");
        Rejects rejects = new Rejects();
        List<DrivenRound> rounds = DrivenRounds.read(file, rejects);
        if (!StopFeatures.COLUMNS.containsAll(without)) {
            throw new UserError(
                    "--without %s: expected names of columns.".formatted(String.join(",", without)),
                    "take some of " + String.join(", ", StopFeatures.COLUMNS) + ".");
        }
        Evaluation evaluation = new Evaluation(Optional.ofNullable(testFrom), without);
        long departures = rounds.stream().mapToLong(r -> r.stops().size()).sum();
        try (ProgressBar bar = new ProgressBar("Following rounds", departures)) {
            evaluation.run(rounds, bar::stepTo);
        }
        EvaluationScores scores = evaluation.scores();
        if (scores.count() == 0) {
            throw new UserError(
                    "No round of %s is of %s or later.".formatted(file, testFrom),
                    "take an earlier --test-from, or leave it out.");
        }
        report.put("rounds", evaluation.rounds());
        report.put("predictions", scores.count());
        report.put("skipped", rejects.count());
        scores.writeInto(report);
        report.note("Bins by true minutes to the arrival. Early is a miss of a window, like late.");
        report.note("Bus rounds test the engine that follows a round; they prove nothing about parcels.");
        if (plot != null) {
            scores.plot().write(plot);
        }
        report.write(json);
        if (shelf != null) {
            publish(new ModelShelf(shelf), evaluation);
        }
        return Main.OK;
    }

    private void publish(ModelShelf models, Evaluation evaluation) {
        LearntDelays model = evaluation
                .newestModel()
                .orElseThrow(() -> new UserError(
                        "Nothing was learnt from %s, so that there is nothing to publish.".formatted(file),
                        "it has too few rounds; %d arrivals are needed.".formatted(DelayTrainer.LEAST_ROWS)))
                .namedByContent();
        EvaluationScores scores = evaluation.scores();
        models.publish(
                model,
                Map.of(
                        "mae_s", scores.ours.mae(),
                        "mae_carry_s", scores.carry.mae(),
                        "coverage_80", scores.coverage80.coverage(),
                        "coverage_95", scores.coverage95.coverage()));
        System.err.printf("Model %s is in use on the shelf %s.%n", model.version(), shelf);
    }
}
