package fr.creneau.cli.position;

import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up what one matcher found on several tracks. Not thread-safe. */
final class MatchTally {
    private MatchScore score = MatchScore.NOTHING;
    private double seconds;
    private int failed;
    private long points;

    void add(KubickaTrack track, MatchRun run) {
        score = score.plus(run.score(track));
        seconds += run.seconds();
        failed += run.found().length == 0 ? 1 : 0;
        points += track.fixes().length;
    }

    /** Fixes of the tracks, whether they were needed or not. */
    long points() {
        return points;
    }

    Map<String, Object> toJson() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("length_matched", MatchRun.rounded(score.matched()));
        told.put("length_spurious", MatchRun.rounded(score.spurious()));
        told.put("points_per_s", Math.round(points / seconds));
        told.put("tracks_without_a_way", failed);
        return told;
    }
}
