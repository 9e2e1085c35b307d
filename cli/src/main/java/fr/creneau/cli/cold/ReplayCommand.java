package fr.creneau.cli.cold;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import fr.creneau.cli.cold.profile.Profiles;
import fr.creneau.cli.table.Rejects;
import fr.creneau.core.coldchain.verdict.JourneySpan;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau cold replay}: a file of readings, as they came in or shuffled, to figures, alerts and verdicts. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Replays a CSV of readings, tag_id,observed_at,received_at,celsius[,sequence][,ambient_celsius], as"
                        + " it came in.")
public final class ReplayCommand implements Callable<Integer> {
    @Option(names = "--readings", required = true, paramLabel = "FILE", description = "The CSV, gzipped or not.")
    private Path readings = Path.of("");

    @Option(
            names = "--profile",
            required = true,
            paramLabel = "FILE",
            description = "A profile in YAML, or the name of a built-in one: chilled, very-perishable, quick-frozen,"
                    + " ice-cream, ambient, hot.")
    private String profile = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Start of the journey of all tags, like 2026-03-02T08:15:00+01:00; silence after it is unknown.")
    private @Nullable String from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description =
                    "Its end; silence before it is unknown. Where an end is not given, nothing is said of the time"
                            + " beyond the readings.")
    private @Nullable String until;

    @Option(
            names = "--shuffle",
            paramLabel = "SEED",
            description = "Let each reading come up to 72 hours late, in another order for each seed.")
    private @Nullable Long shuffle;

    @Option(
            names = "--doubles",
            paramLabel = "SHARE",
            description = "Of the readings that come twice in a shuffle; ${DEFAULT-VALUE} where not given.")
    private double doubles;

    @Option(names = "--plots", paramLabel = "DIR", description = "Draw each tag's curve there, as SVG.")
    private @Nullable Path plots;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        if (!(doubles >= 0 && doubles <= 1)) {
            throw new UserError("--doubles " + doubles + ": expected a share from 0 to 1.", "try 0.3.");
        }
        if (doubles > 0 && shuffle == null) {
            throw new UserError("--doubles without --shuffle: expected both.", "add --shuffle 1.");
        }
        JourneySpan journey = journey();
        Report report = new Report("cold replay");
        Rejects rejects = new Rejects();
        ReadingsFile file = ReadingsFile.read(readings, Profiles.load(profile), rejects);
        file.byTag().forEach((tag, rows) -> FahrenheitHint.about(tag, file.profile(tag), rows)
                .ifPresent(hint -> {
                    System.err.println(hint);
                    report.note(hint);
                }));
        List<Arrival> arrivals =
                shuffle == null ? Arrival.asReceived(file.byTag()) : Arrival.shuffled(file.byTag(), shuffle, doubles);
        Replay replay = new Replay(file::profile, journey);
        try (ProgressBar bar = new ProgressBar("Replaying readings", arrivals.size())) {
            for (Arrival arrival : arrivals) {
                replay.join(arrival);
                bar.step();
            }
        }
        report.put("rows", file.rows()).put("rejected", rejects.count()).put("repeated", file.repeated());
        ReplayReport.fill(report, replay);
        report.put("joins", arrivals.size());
        if (journey.untilMs() == null) {
            report.note("Verdicts speak of the time from measured_from to measured_until; --until (and --from) has them"
                    + " judge the journey to its end.");
        }
        if (plots != null) {
            CurvePlot.drawAll(plots, replay);
        }
        report.write(json);
        return Main.OK;
    }

    private JourneySpan journey() {
        Long fromMs = momentMs("--from", from);
        Long untilMs = momentMs("--until", until);
        if (fromMs != null && untilMs != null && fromMs >= untilMs) {
            throw new UserError("--from " + from + " --until " + until + ": expected a later end.", "swap them.");
        }
        return new JourneySpan(fromMs, untilMs);
    }

    private static @Nullable Long momentMs(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw new UserError(
                    "%s '%s': expected a time like 2026-03-02T08:15:00+01:00.".formatted(option, text),
                    "its offset is missing.");
        }
    }
}
