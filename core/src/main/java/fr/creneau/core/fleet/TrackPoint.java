package fr.creneau.core.fleet;

/**
 * A place of the thinned track, ordered by time and then by place, so that of two points the smaller one is the same
 * whoever compares them.
 *
 * @param observedAtMs epoch milliseconds
 * @param latE7 degrees × 10⁷ (about a centimetre)
 * @param lonE7 degrees × 10⁷
 */
public record TrackPoint(long observedAtMs, int latE7, int lonE7) implements Comparable<TrackPoint> {
    static TrackPoint of(VanFix fix) {
        return new TrackPoint(fix.observedAtMs(), (int) Math.round(fix.lat() * 1e7), (int) Math.round(fix.lon() * 1e7));
    }

    public double lat() {
        return latE7 / 1e7;
    }

    public double lon() {
        return lonE7 / 1e7;
    }

    @Override
    public int compareTo(TrackPoint other) {
        int byTime = Long.compare(observedAtMs, other.observedAtMs);
        if (byTime != 0) {
            return byTime;
        }
        int byLat = Integer.compare(latE7, other.latE7);
        return byLat != 0 ? byLat : Integer.compare(lonE7, other.lonE7);
    }
}
