package fr.creneau.cli.position;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau match}: how much of the way really driven is found from the fixes, and how fast. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = "Measures map matching on tracks whose true way is known.")
public final class MatchCommand implements Callable<Integer> {
    @Option(
            names = "--kubicka",
            required = true,
            paramLabel = "DIR",
            description = "A folder with one folder for each track: its .track, .nodes, .arcs, .route, gzipped or not.")
    private Path folder = Path.of("");

    @Option(
            names = "--passes",
            paramLabel = "N",
            description = "Times that each track is matched for the speed, after one to warm up; ${DEFAULT-VALUE}.")
    private int passes = 5;

    @Option(names = "--library", description = "Also match by GraphHopper, which takes about a minute.")
    private boolean library;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        if (passes < 1) {
            throw new UserError("--passes " + passes + ": expected 1 or more.", "leave it out.");
        }
        Report report = new Report("match");
        List<Path> folders = KubickaTrack.listFolders(folder);
        List<Map<String, Object>> each = new ArrayList<>();
        MatchTally ours = new MatchTally();
        MatchTally theirs = new MatchTally();
        try (ProgressBar bar = new ProgressBar("Matching tracks", folders.size())) {
            for (Path one : folders) {
                KubickaTrack track = KubickaTrack.read(one);
                MatchRun own = MatchRun.ours(track, passes);
                ours.add(track, own);
                Map<String, Object> told = new LinkedHashMap<>();
                told.put("track", track.name());
                told.put("points", track.fixes().length);
                told.put("ours", own.toJson(track));
                if (library) {
                    MatchRun other = MatchRun.library(track);
                    theirs.add(track, other);
                    told.put("library", other.toJson(track));
                }
                each.add(told);
                bar.step();
            }
        }
        report.put("tracks", folders.size()).put("points", ours.points());
        ours.toJson().forEach(report::put);
        if (library) {
            report.put("library", theirs.toJson());
        }
        report.put("each", each);
        report.note(
                "points_per_s: all fixes of the tracks by the processor time of the one thread that matched them, %d"
                                .formatted(passes)
                        + " passes after one to warm up (the library: one pass); reading files and laying out the net apart.");
        report.note("An arc driven twice must be found twice. Nothing is fitted to the tracks but what the matcher"
                + " follows on each of them while it comes in.");
        report.write(json);
        return Main.OK;
    }
}
