package fr.creneau.core.fleet;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thinned track of one van, wherever its chunks are kept: a port. The rules of thinning are here, the keeping is the
 * adapter's. Used by one thread at a time.
 */
public interface Track {
    /** Fixes vaguer than this, in metres, cannot tell a door from the next and are left out of the track. */
    float VAGUEST_METRES = 100;

    /** The chunk of this number, if any point of it was kept. */
    @Nullable
    TrackChunk find(long number);

    /** Keeps the chunk in the place of the one with its number. */
    void put(TrackChunk chunk);

    /** Hands over the chunks with {@code from ≤ number ≤ to}, in order. */
    void forEach(long from, long to, Consumer<TrackChunk> chunk);

    /** Joins a fix into the track; the point when the track has changed, null when the track says so already. */
    default @Nullable TrackPoint join(VanFix fix) {
        if (fix.accuracyM() > VAGUEST_METRES) {
            return null;
        }
        TrackPoint point = TrackPoint.of(fix);
        long number = TrackChunk.numberOf(point.observedAtMs());
        TrackChunk before = find(number);
        TrackChunk chunk = before == null ? TrackChunk.empty(number) : before;
        TrackChunk after = chunk.with(point);
        if (after == chunk) {
            return null;
        }
        put(after);
        return point;
    }

    /** Hands over the points within the spans, in order. */
    default void forEachPoint(Spans spans, Consumer<TrackPoint> each) {
        for (Spans.Span span : spans.list()) {
            forEach(TrackChunk.numberOf(span.fromMs()), TrackChunk.numberOf(span.toMs() - 1), chunk -> {
                for (TrackPoint point : chunk.points()) {
                    if (span.contains(point.observedAtMs())) {
                        each.accept(point);
                    }
                }
            });
        }
    }
}
