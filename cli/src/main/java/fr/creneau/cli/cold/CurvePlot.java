package fr.creneau.cli.cold;

import fr.creneau.cli.cold.plot.Plot;
import fr.creneau.cli.cold.plot.Plot.Axis;
import fr.creneau.cli.cold.plot.Plot.Point;
import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.alert.Alert;
import fr.creneau.core.coldchain.alert.TagWatch;
import fr.creneau.core.coldchain.curve.Gap;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.verdict.TagSummary;
import fr.creneau.core.ids.TagId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tag's curve as a picture: gaps are gaps, alerts a shade behind, limits with their names. Stateless. */
final class CurvePlot {
    private static final double HOUR_MS = 3_600_000;

    private CurvePlot() {}

    static void drawAll(Path folder, Replay replay) {
        replay.watches()
                .forEach(watch -> draw(watch, replay.summary(watch)).write(folder.resolve(fileName(watch.tag()))));
    }

    /** Not every system has files with a colon; no tag's name has a per cent sign, so no two tags share a file. */
    private static String fileName(TagId tag) {
        return tag.value().replace(":", "%3A") + ".svg";
    }

    private static Plot draw(TagWatch watch, TagSummary summary) {
        Profile profile = watch.curve().rules().profile();
        List<Point> points = new ArrayList<>();
        long[] firstMs = {Long.MAX_VALUE};
        watch.curve().forEachReading(reading -> {
            firstMs[0] = Math.min(firstMs[0], reading.observedAtMs());
            points.add(new Point((reading.observedAtMs() - firstMs[0]) / HOUR_MS, Celsius.fromMicro(reading.microC())));
        });
        for (Gap gap : summary.sums().gaps()) {
            points.add(new Point((gap.fromMs() + 1 - firstMs[0]) / HOUR_MS, Double.NaN));
        }
        points.sort((a, b) -> Double.compare(a.x(), b.x()));
        double last = points.get(points.size() - 1).x();
        Plot plot = new Plot(
                "%s, %s: %s"
                        .formatted(
                                watch.tag(),
                                profile.name(),
                                summary.verdict().word().replace('_', ' ')),
                new Axis("hours", 0, Math.max(last, 1.0 / 60)),
                height(points, profile));
        for (Alert alert : summary.alerts()) {
            double to = alert.endedMs() == null ? last : (alert.endedMs() - firstMs[0]) / HOUR_MS;
            plot.span((alert.fromMs() - firstMs[0]) / HOUR_MS, to, Plot.SHADE);
        }
        plot.line(points, Plot.INK);
        for (Limit limit : profile.limits()) {
            plot.limit(limit.celsius(), "%s °C".formatted(Celsius.fromMicro(limit.microC())));
        }
        return plot;
    }

    private static Axis height(List<Point> points, Profile profile) {
        double least =
                profile.limits().stream().mapToDouble(Limit::celsius).min().orElse(0);
        double most =
                profile.limits().stream().mapToDouble(Limit::celsius).max().orElse(0);
        for (Point point : points) {
            least = Double.isNaN(point.y()) ? least : Math.min(least, point.y());
            most = Double.isNaN(point.y()) ? most : Math.max(most, point.y());
        }
        return new Axis("°C", least - 1, most + 1);
    }
}
