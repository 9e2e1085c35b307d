package fr.creneau.cli.position;

import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.core.match.ArcGrid;
import fr.creneau.core.match.Driven;
import fr.creneau.core.match.MatchRules;
import fr.creneau.core.match.NearPaths;
import fr.creneau.core.match.StreetMatcher;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
            description = "A folder with one folder for each track: its .track, .nodes, .arcs and .route, gzipped or not.")
    private Path folder = Path.of(".");

    @Option(
            names = "--passes",
            paramLabel = "N",
            description = "Times that each track is matched for the speed, after one to warm up; ${DEFAULT-VALUE}.")
    private int passes = 5;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Report report = new Report("match");
        List<Path> folders = KubickaTrack.listFolders(folder);
        MatchScore total = MatchScore.NOTHING;
        long points = 0;
        long used = 0;
        long nanos = 0;
        List<Map<String, Object>> each = new ArrayList<>();
        try (ProgressBar bar = new ProgressBar("Matching tracks", folders.size())) {
            for (Path one : folders) {
                KubickaTrack track = KubickaTrack.read(one);
                ArcGrid.Search near = new ArcGrid(track.net()).search();
                NearPaths paths = new NearPaths(track.net());
                Found found = new Found();
                StreetMatcher matcher = match(track, near, paths, found);
                MatchScore score = MatchScore.of(track.net(), track.driven(), found.arcs());
                long started = cpuNanos();
                for (int pass = 0; pass < passes; pass++) {
                    match(track, near, paths, new Found());
                }
                nanos += cpuNanos() - started;
                points += track.fixes().length;
                used += matcher.used();
                total = total.plus(score);
                Map<String, Object> told = new LinkedHashMap<>();
                told.put("track", track.name());
                told.put("points", track.fixes().length);
                told.put("points_used", matcher.used());
                told.put("metres", Math.round(score.drivenMetres()));
                told.put("length_matched", rounded(score.matched()));
                told.put("length_spurious", rounded(score.spurious()));
                told.put("breaks", found.breaks);
                told.put("sigma_m", rounded(matcher.sigmaMetres()));
                told.put("beta_m", rounded(matcher.betaMetres()));
                each.add(told);
                bar.step();
            }
        }
        report.put("tracks", folders.size()).put("points", points).put("points_used", used);
        report.put("length_matched", rounded(total.matched()));
        report.put("length_spurious", rounded(total.spurious()));
        report.put("points_per_s", Math.round(points * (double) passes / (nanos / 1e9)));
        report.put("each", each);
        report.write(json);
        return Main.OK;
    }

    private static StreetMatcher match(KubickaTrack track, ArcGrid.Search near, NearPaths paths, Found found) {
        StreetMatcher matcher = new StreetMatcher(track.net(), near, paths, MatchRules.usual(), found);
        for (double[] fix : track.fixes()) {
            matcher.next(fix[2], fix[1], fix[0]);
        }
        matcher.finish();
        return matcher;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }

    private static final class Found implements Driven {
        private int[] arcs = new int[256];
        private int size;
        private int breaks;

        @Override
        public void arc(int arc) {
            if (size == arcs.length) {
                arcs = Arrays.copyOf(arcs, size * 2);
            }
            arcs[size++] = arc;
        }

        @Override
        public void broken() {
            breaks++;
        }

        int[] arcs() {
            return Arrays.copyOf(arcs, size);
        }
    }
}
