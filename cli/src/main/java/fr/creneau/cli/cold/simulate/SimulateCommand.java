package fr.creneau.cli.cold.simulate;

import fr.creneau.city.cold.BoxJourney;
import fr.creneau.city.cold.SimulatedBoxes;
import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.warning.LookAhead;
import fr.creneau.core.coldchain.warning.WarningRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau cold simulate}: alerts and early warnings on simulated boxes, against the truth. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Alerts and early warnings on simulated boxes, against the truth that the simulator knows.")
public final class SimulateCommand implements Callable<Integer> {
    /** Seeds under 1000 were for tuning. */
    @Option(names = "--seed", paramLabel = "N", description = "${DEFAULT-VALUE} where not given.")
    private long seed = 1_001;

    @Option(names = "--days", paramLabel = "N", description = "${DEFAULT-VALUE} where not given.")
    private int days = 30;

    @Option(names = "--parcels", paramLabel = "N", description = "A day; ${DEFAULT-VALUE} where not given.")
    private int parcels = 1_000;

    @Option(names = "--plots", paramLabel = "DIR", description = "Draw how early excursions were announced, as SVG.")
    private @Nullable Path plots;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    private final AlertScore alerts = new AlertScore();
    private final LookAhead lookAhead = LookAhead.usual();
    private final List<WarningRules> rules = List.of(
            WarningRules.usual(), new WarningRules(0.4, 0.2), new WarningRules(0.65, 0.2), new WarningRules(0.8, 0.2));
    private final List<WarningScore> warnings =
            rules.stream().map(each -> new WarningScore(lookAhead.horizon())).toList();
    private long readings;

    @Override
    public Integer call() {
        if (days < 1 || parcels < 1) {
            throw new UserError(
                    "--days " + days + " --parcels " + parcels + ": expected 1 or more.", "leave them out.");
        }
        Report report = new Report("cold simulate");
        SimulatedBoxes boxes = new SimulatedBoxes(seed);
        try (ProgressBar bar = new ProgressBar("Simulating days", days)) {
            for (int day = 0; day < days; day++) {
                int today = day;
                IntStream.range(0, parcels).parallel().forEach(parcel -> play(boxes.journey(today, parcel)));
                bar.step();
            }
        }
        fill(report);
        if (plots != null) {
            LeadPlot.draw(warnings.get(0)).write(plots.resolve("early-warning.svg"));
        }
        report.write(json);
        return Main.OK;
    }

    private void play(BoxJourney journey) {
        CurveRules curveRules = BoxProfiles.rules(journey.kind());
        BoxRun run = BoxRun.of(journey, curveRules, lookAhead, rules);
        synchronized (this) {
            readings += journey.heard().size();
            alerts.add(run, curveRules.profile());
            for (int i = 0; i < rules.size(); i++) {
                warnings.get(i).add(run, run.warnings().get(i), curveRules.profile());
            }
        }
    }

    private void fill(Report report) {
        report.put("seed", seed)
                .put("days", days)
                .put("parcels", alerts.parcels)
                .put("readings", readings);
        report.put("alerts", alerts.alerts);
        report.put("alerts_missed", alerts.missed);
        report.put("alerts_wrong", alerts.wrong);
        report.put("alerts_raised_by_gap", alerts.raisedByGap);
        report.put("alerts_borderline", alerts.borderline);
        report.put("alerts_judged", alerts.alerts - alerts.borderline);
        report.put("gaps", alerts.gaps).put("gaps_called_fine", alerts.gapsCalledFine);
        WarningScore usual = warnings.get(0);
        report.put("excursions", usual.excursions());
        report.put("announced_15min_ahead", usual.announcedShare());
        report.put("false_warnings_per_100_parcels", usual.falsePerHundred());
        report.put("passings", usual.passings());
        report.put("passings_announced_15min_ahead", usual.passingsAnnouncedShare());
        report.put("warnings", usual.warnings());
        report.put("warnings_of_tolerated_passings", usual.ofTolerated());
        report.put("came_true_by_probability", came(usual));
        List<Map<String, @Nullable Object>> others = new ArrayList<>();
        for (int i = 1; i < rules.size(); i++) {
            Map<String, @Nullable Object> other = new LinkedHashMap<>();
            other.put("warn_at", rules.get(i).warnAt());
            other.put("announced_15min_ahead", warnings.get(i).announcedShare());
            other.put("false_warnings_per_100_parcels", warnings.get(i).falsePerHundred());
            others.add(other);
        }
        report.put("other_thresholds", others);
        if (usual.excursions() == 0) {
            report.note("announced_15min_ahead: no limit was passed for longer than is tolerated.");
        }
        report.note(
                "Simulated. Missed and wrong are asked with a margin of ±%s K and two logging intervals for what the"
                                .formatted(AlertScore.MARGIN_C)
                        + " tag can tell; alerts between the two are borderline, and not judged.");
        report.note("Announced: warned 15 min to 2 h before the limit was truly passed. False: within 2 h it was not,"
                + " however briefly. Excursions: longer than a single alarm tolerates; passings: of any length.");
        report.note("came_true: within the %d min that a probability is of."
                .formatted(lookAhead.horizon().toMinutes()));
    }

    private static List<Map<String, Object>> came(WarningScore score) {
        List<Map<String, Object>> tenths = new ArrayList<>();
        for (int tenth = 0; tenth < 10; tenth++) {
            if (score.told(tenth) > 0) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("told_from", tenth / 10.0);
                one.put("n", score.told(tenth));
                one.put("came_true", score.came(tenth) / (double) score.told(tenth));
                one.put("came_true_within_2h", score.cameLate(tenth) / (double) score.told(tenth));
                tenths.add(one);
            }
        }
        return tenths;
    }
}
