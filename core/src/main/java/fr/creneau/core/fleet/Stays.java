package fr.creneau.core.fleet;

import fr.creneau.core.geo.Geodesy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a van stood, folded from its thinned track in order of time. A stay is at least {@link #LEAST_MS} within {@link
 * #RADIUS_METRES} of the mean of its first points; one stray point does not end it, nor does a silence of up to {@link
 * #LONGEST_SILENCE_MS} when the van is found in the same place afterwards. The next point in order costs O(1); a late
 * one means folding the track anew, with the same result. Immutable.
 *
 * <p>The numbers are assumptions for vans in towns with one point in ten seconds: a phone's error is 5 to 15 m, a van
 * that drives does 80 m between two points.
 */
public final class Stays {
    /** Points this near to the stay's place belong to it. */
    public static final double RADIUS_METRES = 35;

    /** Shorter is no stay. */
    public static final long LEAST_MS = 30_000;

    /** Without a point for longer than this, nothing is known of where the van was. */
    public static final long LONGEST_SILENCE_MS = 30 * 60_000;

    /** A van not seen yet. */
    public static final Stays NONE = new Stays(List.of(), null, null, Long.MAX_VALUE, Long.MIN_VALUE);

    private final List<Stay> closed;
    private final @Nullable Candidate candidate;
    private final @Nullable TrackPoint stray;
    private final long firstMs;
    private final long lastMs;

    /** Points in one place that are, or may become, a stay. The place is fixed once it is a stay. */
    private record Candidate(long startMs, long endMs, int points, double lat, double lon, boolean isStay) {
        static Candidate startingAt(TrackPoint p) {
            return new Candidate(p.observedAtMs(), p.observedAtMs(), 1, p.lat(), p.lon(), false);
        }

        boolean reaches(TrackPoint p) {
            return Geodesy.metresBetween(lat, lon, p.lat(), p.lon()) <= RADIUS_METRES;
        }

        Candidate with(TrackPoint p) {
            if (isStay) {
                return new Candidate(startMs, p.observedAtMs(), points, lat, lon, true);
            }
            int n = points + 1;
            return new Candidate(
                    startMs,
                    p.observedAtMs(),
                    n,
                    lat + (p.lat() - lat) / n,
                    lon + (p.lon() - lon) / n,
                    p.observedAtMs() - startMs >= LEAST_MS);
        }

        Stay asStay(boolean open) {
            return new Stay(startMs, endMs, lat, lon, open);
        }
    }

    private Stays(
            List<Stay> closed, @Nullable Candidate candidate, @Nullable TrackPoint stray, long firstMs, long lastMs) {
        this.closed = closed;
        this.candidate = candidate;
        this.stray = stray;
        this.firstMs = firstMs;
        this.lastMs = lastMs;
    }

    /** Folds a whole track. */
    public static Stays of(Track track, Spans spans) {
        Stays[] stays = {NONE};
        track.forEachPoint(spans, p -> stays[0] = stays[0].then(p));
        return stays[0];
    }

    /** Whether the point comes after every point folded so far. */
    public boolean isNext(TrackPoint point) {
        return point.observedAtMs() > lastMs;
    }

    /** With the next point in order of time. */
    public Stays then(TrackPoint p) {
        if (!isNext(p)) {
            throw new IllegalArgumentException("a point at %d after one at %d".formatted(p.observedAtMs(), lastMs));
        }
        long now = p.observedAtMs();
        long first = Math.min(firstMs, now);
        Candidate here = candidate;
        if (here == null) {
            return new Stays(closed, Candidate.startingAt(p), null, first, now);
        }
        if (now - here.endMs() > LONGEST_SILENCE_MS) {
            return new Stays(closing(here), Candidate.startingAt(p), null, first, now);
        }
        if (here.reaches(p)) {
            return new Stays(closed, here.with(p), null, first, now);
        }
        if (!here.isStay()) {
            return new Stays(closed, Candidate.startingAt(p), null, first, now);
        }
        if (stray == null) {
            return new Stays(closed, here, p, first, now);
        }
        Candidate next = Candidate.startingAt(stray);
        return new Stays(closing(here), next.reaches(p) ? next.with(p) : Candidate.startingAt(p), null, first, now);
    }

    private List<Stay> closing(Candidate ended) {
        if (!ended.isStay()) {
            return closed;
        }
        List<Stay> more = new ArrayList<>(closed.size() + 1);
        more.addAll(closed);
        more.add(ended.asStay(false));
        return more;
    }

    /** In order of time, the open one last; not to be changed. */
    public List<Stay> list() {
        Candidate here = candidate;
        if (here == null || !here.isStay()) {
            return closed;
        }
        List<Stay> all = new ArrayList<>(closed.size() + 1);
        all.addAll(closed);
        all.add(here.asStay(true));
        return all;
    }

    /** Whether the other tells the same of the past and the present; how long the open stay lasted does not count. */
    public boolean tellsTheSameAs(Stays other) {
        return openStart() == other.openStart() && (closed == other.closed || closed.equals(other.closed));
    }

    private long openStart() {
        return candidate != null && candidate.isStay() ? candidate.startMs() : Long.MIN_VALUE;
    }

    /** Time of the first point, epoch milliseconds; {@link Long#MAX_VALUE} for a van not seen yet. */
    public long firstMs() {
        return firstMs;
    }

    /** Time of the last point, epoch milliseconds; {@link Long#MIN_VALUE} for a van not seen yet. */
    public long lastMs() {
        return lastMs;
    }
}
