package fr.creneau.cli.cold.nab;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.cold.plot.Plot;
import fr.creneau.cli.cold.plot.Plot.Axis;
import fr.creneau.cli.cold.plot.Plot.Point;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau cold nab}: labelled failures found and alarms outside, beside a fixed threshold. */
@Command(
        name = "nab",
        mixinStandardHelpOptions = true,
        description = "Alarms on the temperatures of the Numenta Anomaly Benchmark, beside a fixed threshold.")
public final class NabCommand implements Callable<Integer> {
    private static final double DAY_MS = 86_400_000;

    @Option(
            names = "--dir",
            required = true,
            paramLabel = "DIR",
            description = "Holds nab-windows.json and the series that it names, gzipped or not.")
    private Path folder = Path.of("");

    @Option(names = "--plots", paramLabel = "DIR", description = "Draw each series there, as SVG.")
    private @Nullable Path plots;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Report report = new Report("cold nab");
        Rejects rejects = new Rejects();
        List<Map<String, Object>> told = new ArrayList<>();
        for (NabSeries series : NabSeries.readAll(folder, rejects)) {
            NabAlarms alarms = NabAlarms.of(series);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("series", series.name());
            one.put("readings", series.readings().size());
            one.put("failures", series.windows().size());
            one.put("lower_c", alarms.lower().celsius());
            one.put("upper_c", alarms.upper().celsius());
            one.put("engine", score(series, alarms.byEngine()));
            one.put("fixed_threshold", score(series, alarms.byThreshold()));
            told.add(one);
            if (plots != null) {
                draw(series, alarms).write(plots.resolve(series.name().replace('_', '-') + ".svg"));
            }
        }
        report.put("rejected", rejects.count()).put("series", told);
        report.note("Limits of both: mean ± 3 standard deviations of the first 750 readings. Taken for Fahrenheit.");
        report.write(json);
        return Main.OK;
    }

    private static Map<String, Object> score(NabSeries series, List<Long> alarms) {
        long found = series.windows().stream()
                .filter(window -> alarms.stream().anyMatch(window::contains))
                .count();
        long outside = alarms.stream()
                .filter(alarm -> series.windows().stream().noneMatch(window -> window.contains(alarm)))
                .count();
        Map<String, Object> score = new LinkedHashMap<>();
        score.put("found", found);
        score.put("alarms", alarms.size());
        score.put("alarms_outside", outside);
        return score;
    }

    private static Plot draw(NabSeries series, NabAlarms alarms) {
        List<Reading> readings = series.readings();
        long firstMs = readings.get(0).observedAtMs();
        List<Point> points = readings.stream()
                .map(r -> new Point((r.observedAtMs() - firstMs) / DAY_MS, Celsius.fromMicro(r.microC())))
                .toList();
        double least = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double most = points.stream().mapToDouble(Point::y).max().orElseThrow();
        Plot plot = new Plot(
                series.name().replace('_', ' ') + ": labelled windows shaded, our alarms as dots",
                new Axis("days", 0, points.get(points.size() - 1).x()),
                new Axis("°C", least - 1, most + 3));
        series.windows()
                .forEach(window -> plot.span(
                        (window.fromMs() - firstMs) / DAY_MS, (window.toMs() - firstMs) / DAY_MS, Plot.SHADE));
        plot.line(points, Plot.INK);
        plot.limit(alarms.lower().celsius(), "lower").limit(alarms.upper().celsius(), "upper");
        return plot.dots(
                alarms.byEngine().stream()
                        .map(ms -> new Point((ms - firstMs) / DAY_MS, most + 2))
                        .toList(),
                Plot.ACCENT);
    }
}
