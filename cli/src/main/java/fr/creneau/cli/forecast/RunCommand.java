package fr.creneau.cli.forecast;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.core.forecast.Forecaster;
import fr.creneau.core.forecast.backtest.Quantiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./creneau forecast run}: what comes after the data. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Tells what comes after the data: mean and quantiles of each step, as CSV.")
public final class RunCommand implements Callable<Integer> {
    private static final double[] TOLD = {0.025, 0.1, 0.5, 0.9, 0.975};

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final ModelOptions models = new ModelOptions();

    @Mixin
    private final CalendarOption calendar = new CalendarOption();

    @Mixin
    private final LevelsOption levels = new LevelsOption();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Write the forecasts there, as CSV.")
    private @Nullable Path out;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Report report = new Report("forecast run");
        Loaded loaded = data.load(null, null, models.without());
        int horizon = data.horizon();
        List<Forecaster> candidates = models.candidates(calendar.days());
        models.check(loaded, horizon, 0, candidates.size());
        Telling.Told told;
        try (ProgressBar bar = new ProgressBar("Forecasting", Telling.forecasts(candidates, models.inside()))) {
            told = Telling.tell(
                    loaded.panel(), levels.hierarchy(loaded), candidates, horizon, models.judging(), bar::step);
        }
        write(told, loaded, horizon);
        report.put("configuration", Configuration.of(data, loaded, calendar, models, candidates, levels))
                .put("series", loaded.panel().size())
                .put("nodes", told.nodes().size())
                .put("horizon", horizon)
                .put("selected", told.model())
                .put("incoherence", told.incoherence())
                .put("shrinkage", told.shrinkage().orElse(null));
        loaded.tell(report);
        report.write(json);
        return Main.OK;
    }

    private void write(Telling.Told told, Loaded loaded, int horizon) {
        Path file = Objects.requireNonNull(out);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            lines.write("series_id," + (loaded.lastDate().isPresent() ? "date" : "step") + ",mean");
            for (double level : TOLD) {
                lines.write(",p" + String.valueOf(level * 100).replaceAll("\\.0$", ""));
            }
            lines.newLine();
            for (int i = 0; i < told.means().length; i++) {
                for (int h = 0; h < horizon; h++) {
                    lines.write(row(told, loaded, i, h));
                    lines.newLine();
                }
            }
        } catch (IOException e) {
            throw new UserError(
                    "The forecasts could not be written to " + file + ": " + e.getMessage(),
                    "choose a folder that exists.");
        }
    }

    private static String row(Telling.Told told, Loaded loaded, int i, int h) {
        String when = loaded.lastDate()
                .map(last -> last.plusDays((long) loaded.stepDays() * (h + 1)).toString())
                .orElse(String.valueOf(h + 1));
        StringBuilder row = new StringBuilder(quoted(told.nodes().get(i).id()) + "," + when + ",");
        row.append(number(told.means()[i][h]));
        for (double level : TOLD) {
            row.append(',').append(number(told.quantiles()[i][h][Quantiles.at(level)]));
        }
        return row.toString();
    }

    /** Enough digits for sums to add up to one part in a million million. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.12g", value);
    }

    private static String quoted(String id) {
        return id.contains(",") || id.contains("\"") ? "\"" + id.replace("\"", "\"\"") + "\"" : id;
    }
}
