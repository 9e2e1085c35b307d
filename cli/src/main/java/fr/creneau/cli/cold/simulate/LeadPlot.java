package fr.creneau.cli.cold.simulate;

import fr.creneau.cli.cold.plot.Plot;
import fr.creneau.cli.cold.plot.Plot.Axis;
import fr.creneau.cli.cold.plot.Plot.Point;
import java.util.ArrayList;
import java.util.List;

/** What share of excursions was announced at least so many minutes ahead. Stateless. */
final class LeadPlot {
    private static final int LONGEST_MINUTES = 120;
    private static final double MUST = 0.7;

    private LeadPlot() {}

    static Plot draw(WarningScore score) {
        List<Point> points = new ArrayList<>();
        for (int minutes = 0; minutes <= LONGEST_MINUTES; minutes++) {
            int least = minutes;
            long early = score.leadMinutes().stream()
                    .filter(lead -> lead > 0 && lead >= least)
                    .count();
            points.add(new Point(minutes, early / (double) score.excursions()));
        }
        return new Plot(
                        "Excursions announced at least so early (%d simulated)".formatted(score.excursions()),
                        new Axis("minutes before the limit is passed", 0, LONGEST_MINUTES),
                        new Axis("share", 0, 1))
                .span(0, 15, Plot.SHADE)
                .limit(MUST, "70 %, at 15 min")
                .line(points, Plot.ACCENT);
    }
}
