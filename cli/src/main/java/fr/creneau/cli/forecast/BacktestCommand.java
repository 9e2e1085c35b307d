package fr.creneau.cli.forecast;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.core.forecast.Forecaster;
import fr.creneau.core.forecast.backtest.Backtest;
import fr.creneau.core.forecast.backtest.Scorecard;
import fr.creneau.core.forecast.reconcile.Hierarchy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./creneau forecast backtest}: how good the candidates would have been. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Tells again what was already past, from rolling origins, and scores each candidate.",
        footer = {
            "",
            "At each origin the candidates, the weights of their ensemble and the intervals are learnt from what lies",
            "before it alone; \"selected\" was chosen inside the past (--choose), whatever the scores say."
        })
public final class BacktestCommand implements Callable<Integer> {
    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final ModelOptions models = new ModelOptions();

    @Mixin
    private final LevelsOption levels = new LevelsOption();

    @Mixin
    private final CalendarOption calendar = new CalendarOption();

    @Option(names = "--train", paramLabel = "FILE", description = "M4: the training part.")
    private @Nullable Path train;

    @Option(names = "--test", paramLabel = "FILE", description = "M4: the test part; one origin, between the two.")
    private @Nullable Path test;

    @Option(names = "--origins", paramLabel = "N", description = "Origins, a horizon apart; ${DEFAULT-VALUE}.")
    private int origins = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Option(
            names = "--experiment",
            paramLabel = "DIR",
            description = "Keep configuration, scores, plots and one page in this folder.")
    private @Nullable Path experiment;

    @Override
    public Integer call() {
        if (origins < 1 || (test != null && origins != 1)) {
            throw new UserError(
                    "--origins " + origins + ": expected " + (test == null ? "1 or more." : "1 with --test."),
                    "leave it out.");
        }
        if ((train == null) != (test == null)) {
            throw new UserError("--train and --test belong together.", "use --data for a single file.");
        }
        Report report = new Report("forecast backtest");
        long started = System.nanoTime();
        Loaded loaded = data.load(train, test, models.without());
        Backtest.Plan plan = new Backtest.Plan(data.horizon(), origins, models.judging());
        List<Forecaster> candidates = models.candidates(calendar.days());
        models.check(loaded, plan.horizon(), origins, candidates.size());
        Optional<Hierarchy> tree = levels.hierarchy(loaded);
        Backtest.Result result;
        Map<String, Scorecard.Scores> byLevel = Map.of();
        int forecasts = Backtest.forecasts(candidates, plan) * (tree.isPresent() ? 2 : 1);
        try (ProgressBar bar = new ProgressBar("Forecasting the past", forecasts)) {
            result = Backtest.run(loaded.panel(), candidates, plan, bar::step);
            if (tree.isPresent()) {
                byLevel = LevelBacktest.run(loaded.panel(), tree.get(), candidates, plan, bar::step);
            }
        }
        report.put("configuration", Configuration.of(data, loaded, calendar, models, candidates, levels))
                .put("series", loaded.panel().size())
                .put("horizon", plan.horizon())
                .put("origins", origins)
                .put("inside", plan.inside())
                .put("seasons", loaded.panel().seasons())
                .put("models", figures(result.scores(), report, Set.of()))
                .put("selected", result.selected())
                .put("seconds", Math.round((System.nanoTime() - started) / 1e8) / 10.0);
        if (tree.isPresent()) {
            report.put("levels", figures(byLevel, report, Set.of("owa")));
        }
        loaded.tell(report);
        report.note("pinball: mean over the nine deciles, in the values' own unit.");
        report.write(json);
        if (experiment != null) {
            Experiment.write(experiment, report, loaded, plan, result);
        }
        return Main.OK;
    }

    private static Map<String, Object> figures(
            Map<String, Scorecard.Scores> scores, Report report, Set<String> notWorkedOut) {
        Map<String, Object> all = new LinkedHashMap<>();
        scores.forEach((name, one) -> all.put(name, figures(name, one, report, notWorkedOut)));
        return all;
    }

    private static Map<String, @Nullable Object> figures(
            String name, Scorecard.Scores scores, Report report, Set<String> notWorkedOut) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("smape", scores.smape());
        all.put("mase", scores.mase());
        all.put("owa", scores.owa());
        all.put("wape", scores.wape());
        all.put("pinball", scores.pinball());
        all.put("msis_95", scores.msis95());
        all.put("coverage_80", scores.coverage80());
        all.put("coverage_95", scores.coverage95());
        all.keySet().removeAll(notWorkedOut);
        all.replaceAll((key, value) -> {
            double figure = (double) Objects.requireNonNull(value);
            if (Double.isFinite(figure)) {
                return Math.round(figure * 1e5) / 1e5;
            }
            report.note("%s of %s: nothing could be scored.".formatted(key, name));
            return null;
        });
        return all;
    }
}
