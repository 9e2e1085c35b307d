package fr.creneau.core.fleet;

/**
 * A time that a van stood.
 *
 * @param startMs first point there, epoch milliseconds
 * @param endMs last point there, so far when it is still open
 * @param lat mean of the first points, degrees WGS 84
 * @param lon mean of the first points, degrees WGS 84
 * @param open the van still stands there, as far as is known
 */
public record Stay(long startMs, long endMs, double lat, double lon, boolean open) {
    /** Milliseconds from the first to the last point. */
    public long dwellMs() {
        return endMs - startMs;
    }
}
