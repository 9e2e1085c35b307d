package fr.creneau.core.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * A hundred seconds of a thinned track: of every ten seconds the smallest point. Joining points in is commutative,
 * associative and idempotent, so that late, doubled and unordered fixes leave the same track as sorted ones. Immutable.
 */
public final class TrackChunk {
    /** Of every so many milliseconds one point is kept. */
    public static final long BUCKET_MS = 10_000;

    /** A chunk covers so many milliseconds. */
    public static final long CHUNK_MS = 10 * BUCKET_MS;

    private final long number;
    private final List<TrackPoint> points;

    private TrackChunk(long number, List<TrackPoint> points) {
        this.number = number;
        this.points = points;
    }

    /** The number of the chunk that a moment belongs to. */
    public static long numberOf(long observedAtMs) {
        return Math.floorDiv(observedAtMs, CHUNK_MS);
    }

    public static TrackChunk empty(long number) {
        return new TrackChunk(number, List.of());
    }

    /** A chunk as it was kept: points in order, at most one a bucket. */
    public static TrackChunk of(long number, List<TrackPoint> points) {
        TrackChunk chunk = empty(number);
        for (TrackPoint point : points) {
            chunk = chunk.with(point);
        }
        return chunk;
    }

    /** This chunk with one more point; the very same object when the point changes nothing. */
    public TrackChunk with(TrackPoint point) {
        if (numberOf(point.observedAtMs()) != number) {
            throw new IllegalArgumentException(
                    "a point at %d is not of chunk %d".formatted(point.observedAtMs(), number));
        }
        long bucket = bucketOf(point);
        int at = points.size();
        while (at > 0 && bucketOf(points.get(at - 1)) > bucket) {
            at--;
        }
        boolean taken = at > 0 && bucketOf(points.get(at - 1)) == bucket;
        if (taken && points.get(at - 1).compareTo(point) <= 0) {
            return this;
        }
        List<TrackPoint> more = new ArrayList<>(points.size() + 1);
        more.addAll(points);
        if (taken) {
            more.set(at - 1, point);
        } else {
            more.add(at, point);
        }
        return new TrackChunk(number, more);
    }

    private static long bucketOf(TrackPoint point) {
        return Math.floorDiv(point.observedAtMs(), BUCKET_MS);
    }

    public long number() {
        return number;
    }

    /** In order of time; not to be changed. */
    public List<TrackPoint> points() {
        return points;
    }
}
