package fr.creneau.cli.forecast;

import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.Series;
import fr.creneau.core.forecast.backtest.Backtest;
import fr.creneau.core.forecast.backtest.Outlook;
import fr.creneau.core.forecast.backtest.Quantiles;
import fr.creneau.core.forecast.backtest.Scorecard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One experiment as a folder: {@code scores.json} (the report: configuration, version, scores), {@code plots/} and one
 * page that shows both.
 */
final class Experiment {
    static final String SCORES = "scores.json";
    private static final int PLOTS = 6;
    private static final int HORIZONS_OF_PAST = 4;

    private Experiment() {}

    static void write(Path folder, Report report, Loaded loaded, Backtest.Plan plan, Backtest.Result result) {
        try {
            Files.createDirectories(folder.resolve("plots"));
            Files.writeString(folder.resolve(SCORES), report.toJson() + System.lineSeparator());
            List<String> plots = new ArrayList<>();
            Outlook shown = result.last().stream()
                    .filter(one -> one.model().equals(result.selected()))
                    .findFirst()
                    .orElseThrow();
            Panel panel = loaded.panel();
            int count = Math.min(PLOTS, panel.size());
            for (int n = 0; n < count; n++) {
                int i = n * panel.size() / count;
                Series series = panel.series().get(i);
                String name = "plots/" + (n + 1) + ".svg";
                String unit = loaded.stepDays() == 1 ? "days from the origin" : "steps from the origin";
                Files.writeString(folder.resolve(name), plot(series, shown, i, plan.horizon(), unit));
                plots.add(name);
            }
            Files.writeString(folder.resolve("index.html"), page(folder, result, plots));
        } catch (IOException e) {
            throw new UserError(
                    "The experiment could not be written to " + folder + ": " + e.getMessage(),
                    "choose a folder that can be written.");
        }
    }

    private static String plot(Series series, Outlook shown, int i, int horizon, String unit) {
        int past = Math.min(HORIZONS_OF_PAST * horizon, series.length() - horizon);
        double[] known = series.tail(Math.max(0, past) + horizon);
        double[][] quantiles = shown.quantiles()[i];
        return new Plot(series.id() + ", " + shown.model(), unit, 1 - past, horizon)
                .between(1, level(quantiles, 0.025), level(quantiles, 0.975), 0.15)
                .between(1, level(quantiles, 0.1), level(quantiles, 0.9), 0.25)
                .known(1 - past, known)
                .told(1, shown.told()[i])
                .toSvg();
    }

    private static double[] level(double[][] quantiles, double level) {
        int at = Quantiles.at(level);
        return Arrays.stream(quantiles).mapToDouble(row -> row[at]).toArray();
    }

    private static String page(Path folder, Backtest.Result result, List<String> plots) throws IOException {
        StringBuilder page = new StringBuilder();
        String name = Plot.escaped(folder.toAbsolutePath().getFileName().toString());
        page.append("""
                <!doctype html>
                <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>body{font:16px/1.5 system-ui,sans-serif;max-width:800px;margin:32px auto;padding:0 16px;color:#1b1f24}
                table{border-collapse:collapse}td,th{padding:4px 12px;text-align:right}td:first-child,th:first-child{text-align:left}
                tr.selected{font-weight:bold}svg{width:100%%;height:auto}</style>
                <h1>%s</h1>
                <p>Selected inside the past: <b>%s</b>. The figures, with configuration and version: <a href="%s">%s</a>.</p>
                <table><tr><th>model<th>sMAPE<th>MASE<th>OWA<th>WAPE<th>pinball<th>MSIS 95<th>in 80 %%<th>in 95 %%</tr>
                """.formatted(name, name, Plot.escaped(result.selected()), SCORES, SCORES));
        for (Map.Entry<String, Scorecard.Scores> one : result.scores().entrySet()) {
            page.append(row(one.getKey(), one.getValue(), one.getKey().equals(result.selected())));
        }
        page.append("</table>\n<p>Actual in ink, forecast in accent, 80 % and 95 % intervals as shades;")
                .append(" the dashed line is the origin.</p>\n");
        for (String plot : plots) {
            page.append(Files.readString(folder.resolve(plot)));
        }
        return page.append("</html>\n").toString();
    }

    private static String row(String model, Scorecard.Scores s, boolean selected) {
        return String.format(
                Locale.ROOT,
                "<tr%s><td>%s%s<td>%.3f<td>%.3f<td>%.4f<td>%.4f<td>%.4g<td>%.3f<td>%.3f<td>%.3f</tr>%n",
                selected ? " class=\"selected\"" : "",
                Plot.escaped(model),
                selected ? " (selected)" : "",
                s.smape(),
                s.mase(),
                s.owa(),
                s.wape(),
                s.pinball(),
                s.msis95(),
                s.coverage80(),
                s.coverage95());
    }
}
