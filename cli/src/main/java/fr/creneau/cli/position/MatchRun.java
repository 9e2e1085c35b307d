package fr.creneau.cli.position;

import fr.creneau.core.match.ArcGrid;
import fr.creneau.core.match.Driven;
import fr.creneau.core.match.MatchRules;
import fr.creneau.core.match.NearPaths;
import fr.creneau.core.match.StreetMatcher;
import fr.creneau.routing.match.LibraryMatcher;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one matcher made of one track.
 *
 * @param found arcs in order; none where it found no way
 * @param breaks places where the way does not go on from what came before
 * @param seconds processor time of the thread for one pass over the track
 */
record MatchRun(int[] found, int breaks, double seconds) {
    /** Our own matcher, with the rules it has for any van. */
    static MatchRun ours(KubickaTrack track, int passes) {
        ArcGrid.Search near = new ArcGrid(track.net()).search();
        NearPaths paths = new NearPaths(track.net());
        Way way = match(track, near, paths);
        long started = cpuNanos();
        for (int pass = 0; pass < passes; pass++) {
            match(track, near, paths);
        }
        double seconds = (cpuNanos() - started) / 1e9 / passes;
        return new MatchRun(way.arcs.build().toArray(), way.breaks, seconds);
    }

    /** The library's matcher, with its own settings. */
    static MatchRun library(KubickaTrack track) {
        try (LibraryMatcher matcher = new LibraryMatcher(track.net())) {
            long started = cpuNanos();
            int[] found = matcher.find(track.fixes()).orElse(new int[0]);
            return new MatchRun(found, 0, (cpuNanos() - started) / 1e9);
        }
    }

    private static Way match(KubickaTrack track, ArcGrid.Search near, NearPaths paths) {
        Way way = new Way();
        StreetMatcher matcher = new StreetMatcher(track.net(), near, paths, MatchRules.usual(), way);
        for (double[] fix : track.fixes()) {
            matcher.next(fix[2], fix[1], fix[0]);
        }
        matcher.finish();
        return way;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    MatchScore score(KubickaTrack track) {
        return MatchScore.of(track.net(), track.driven(), found);
    }

    Map<String, Object> toJson(KubickaTrack track) {
        MatchScore score = score(track);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("length_matched", rounded(score.matched()));
        told.put("length_spurious", rounded(score.spurious()));
        told.put("breaks", breaks);
        told.put("points_per_s", Math.round(track.fixes().length / seconds));
        return told;
    }

    static double rounded(double share) {
        return Math.round(share * 1e5) / 1e5;
    }

    private static final class Way implements Driven {
        private final IntStream.Builder arcs = IntStream.builder();
        private int breaks;

        @Override
        public void arc(int arc) {
            arcs.add(arc);
        }

        @Override
        public void broken() {
            breaks++;
        }
    }
}
