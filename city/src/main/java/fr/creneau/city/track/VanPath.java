package fr.creneau.city.track;

import fr.creneau.core.geo.Geodesy;
import fr.creneau.core.geo.LatLon;
import java.util.Arrays;

/**
 * A van's way through its day: knots of time and place, straight lines at even speed between. Immutable and thread-safe.
 */
public final class VanPath {
    private final double[] second;
    private final double[] lat;
    private final double[] lon;

    private VanPath(double[] second, double[] lat, double[] lon) {
        this.second = second;
        this.lat = lat;
        this.lon = lon;
    }

    /**
     * Where it is at a moment.
     *
     * @param headingDeg degrees clockwise from north; not a number when standing
     */
    public record State(double lat, double lon, double speedMps, double headingDeg) {
        public LatLon place() {
            return new LatLon(lat, lon);
        }
    }

    /** When the path begins. */
    public double start() {
        return second[0];
    }

    /** When the path ends. */
    public double end() {
        return second[second.length - 1];
    }

    /** Before the start it stands at the first place, after the end at the last. */
    public State at(double time) {
        int found = Arrays.binarySearch(second, time);
        int after = found >= 0 ? found + 1 : -found - 1;
        if (after <= 0) {
            return new State(lat[0], lon[0], 0, Double.NaN);
        }
        if (after >= second.length) {
            int last = second.length - 1;
            return new State(lat[last], lon[last], 0, Double.NaN);
        }
        int before = after - 1;
        double span = second[after] - second[before];
        double share = span > 0 ? (time - second[before]) / span : 1;
        double metres = Geodesy.metresBetween(lat[before], lon[before], lat[after], lon[after]);
        double speed = span > 0 ? metres / span : 0;
        double heading =
                speed > 0.3 ? Geodesy.bearingDegrees(lat[before], lon[before], lat[after], lon[after]) : Double.NaN;
        return new State(
                lat[before] + share * (lat[after] - lat[before]),
                lon[before] + share * (lon[after] - lon[before]),
                speed,
                heading);
    }

    /** Collects knots in the order of time. Not thread-safe. */
    static final class Builder {
        private double[] second = new double[256];
        private double[] lat = new double[256];
        private double[] lon = new double[256];
        private int size;

        /** A knot not earlier than the one before; one at the same moment replaces it. */
        Builder add(double time, LatLon place) {
            if (size > 0 && time <= second[size - 1]) {
                size--;
                time = second[size];
            }
            if (size == second.length) {
                second = Arrays.copyOf(second, size * 2);
                lat = Arrays.copyOf(lat, size * 2);
                lon = Arrays.copyOf(lon, size * 2);
            }
            second[size] = time;
            lat[size] = place.lat();
            lon[size] = place.lon();
            size++;
            return this;
        }

        VanPath build() {
            return new VanPath(Arrays.copyOf(second, size), Arrays.copyOf(lat, size), Arrays.copyOf(lon, size));
        }
    }
}
