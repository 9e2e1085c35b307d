package fr.creneau.cli.forecast;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.core.forecast.Forecaster;
import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.backtest.Judging;
import fr.creneau.core.forecast.reconcile.Hierarchy;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./creneau forecast bench}: how long a whole country takes. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures fitting, forecasting and reconciling a simulated country of daily series.")
public final class ForecastBench implements Callable<Integer> {
    private static final List<String> LEVELS = List.of("region", "depot", "postcode");
    private static final double PER_SECOND = 1e9;

    @Mixin
    private final CalendarOption calendar = new CalendarOption("fr");

    @Option(names = "--series", paramLabel = "N", description = "Bottom series; ${DEFAULT-VALUE}.")
    private int series = 10_000;

    @Option(names = "--days", paramLabel = "N", description = "Days of history; ${DEFAULT-VALUE}.")
    private int days = 731;

    @Option(names = "--horizon", paramLabel = "H", description = "Days to tell; ${DEFAULT-VALUE}.")
    private int horizon = 35;

    @Option(names = "--inside", paramLabel = "K", description = "Earlier origins to learn from; ${DEFAULT-VALUE}.")
    private int inside = 2;

    @Option(names = "--seed", description = "Of the simulated volumes; ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "Candidates; ${DEFAULT-VALUE}.",
            defaultValue = "seasonal-naive,ets,theta,lag-regression,trees")
    private List<String> models = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        int needed = (inside + 1) * horizon;
        if (series < 1 || horizon < 1 || inside < 1 || days < needed + 28) {
            throw new UserError(
                    "--series %d --days %d --horizon %d --inside %d: expected 1 or more of each, and %d days or more."
                            .formatted(series, days, horizon, inside, needed + 28),
                    "leave them out.");
        }
        Report report = new Report("forecast bench");
        List<Forecaster> candidates = Candidates.choose(models, calendar.days(), true);
        Panel panel = SimulatedVolumes.generate(series, days, seed);
        Hierarchy tree = Hierarchy.by(panel.series(), LEVELS);
        long started = System.nanoTime();
        long cpu = cpuNanos();
        Telling.Told told;
        try (ProgressBar bar = new ProgressBar("Forecasting", Telling.forecasts(candidates, inside))) {
            told = Telling.tell(panel, Optional.of(tree), candidates, horizon, Judging.by(inside), bar::step);
        }
        Map<String, Object> configuration = new LinkedHashMap<>();
        calendar.describe(configuration);
        report.put("configuration", configuration)
                .put("series", series)
                .put("nodes", told.nodes().size())
                .put("days", days)
                .put("horizon", horizon)
                .put("inside", inside)
                .put("seed", seed)
                .put("models", candidates.stream().map(Forecaster::name).toList())
                .put("selected", told.model())
                .put("incoherence", told.incoherence())
                .put("shrinkage", told.shrinkage().orElse(null))
                .put("seconds", seconds(System.nanoTime() - started))
                .put("cpu_s", seconds(cpuNanos() - cpu));
        report.note("Simulated volumes. seconds: from the series to reconciled means and quantiles of all nodes.");
        report.write(json);
        return Main.OK;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / PER_SECOND * 10) / 10.0;
    }
}
