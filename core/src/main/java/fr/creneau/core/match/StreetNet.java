package fr.creneau.core.match;

import fr.creneau.core.geo.Plane;

/**
 * Streets as straight arcs that are driven one way, in flat arrays: arc a leads from node {@code from(a)} to {@code
 * to(a)}; a two-way street is two arcs. The net spans at most about a degree of latitude, see {@link Plane}. Immutable.
 */
public final class StreetNet {
    private static final double SAME_WAY_COS = Math.cos(Math.toRadians(30));

    private final Plane plane;
    private final double[] x;
    private final double[] y;
    private final int[] from;
    private final int[] to;
    private final double[] metres;
    private final int[] firstOut;
    private final int[] out;

    private StreetNet(Plane plane, double[] x, double[] y, int[] from, int[] to) {
        this.plane = plane;
        this.x = x;
        this.y = y;
        this.from = from;
        this.to = to;
        this.metres = new double[from.length];
        this.firstOut = new int[x.length + 1];
        this.out = new int[from.length];
        for (int arc = 0; arc < from.length; arc++) {
            metres[arc] = Math.hypot(x[to[arc]] - x[from[arc]], y[to[arc]] - y[from[arc]]);
            firstOut[from[arc] + 1]++;
        }
        for (int node = 0; node < x.length; node++) {
            firstOut[node + 1] += firstOut[node];
        }
        int[] filled = firstOut.clone();
        for (int arc = 0; arc < from.length; arc++) {
            out[filled[from[arc]]++] = arc;
        }
    }

    /**
     * The net of these nodes and arcs.
     *
     * @param lat of each node, degrees WGS 84
     * @param lon of each node, degrees WGS 84
     * @param from the node that each arc starts at
     * @param to the node that each arc ends at
     */
    public static StreetNet of(double[] lat, double[] lon, int[] from, int[] to) {
        if (lat.length != lon.length || lat.length == 0 || from.length != to.length) {
            throw new IllegalArgumentException(
                    "%d latitudes, %d longitudes, %d starts, %d ends: expected as many of each"
                            .formatted(lat.length, lon.length, from.length, to.length));
        }
        for (int arc = 0; arc < from.length; arc++) {
            if (from[arc] < 0 || from[arc] >= lat.length || to[arc] < 0 || to[arc] >= lat.length) {
                throw new IllegalArgumentException("arc %d leads from node %d to %d: expected 0..%d"
                        .formatted(arc, from[arc], to[arc], lat.length - 1));
            }
        }
        Plane plane = Plane.touching(middle(lat), middle(lon));
        double[] x = new double[lat.length];
        double[] y = new double[lat.length];
        for (int node = 0; node < lat.length; node++) {
            x[node] = plane.x(lon[node]);
            y[node] = plane.y(lat[node]);
        }
        return new StreetNet(plane, x, y, from.clone(), to.clone());
    }

    private static double middle(double[] degrees) {
        double least = degrees[0];
        double most = degrees[0];
        for (double value : degrees) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return (least + most) / 2;
    }

    public Plane plane() {
        return plane;
    }

    public int nodes() {
        return x.length;
    }

    public int arcs() {
        return from.length;
    }

    /** The node that the arc starts at. */
    public int from(int arc) {
        return from[arc];
    }

    /** The node that the arc ends at. */
    public int to(int arc) {
        return to[arc];
    }

    /** Length of the arc, metres. */
    public double metres(int arc) {
        return metres[arc];
    }

    /** Whether two arcs lead about the same way, within 30°. */
    boolean isSameWay(int arc, int other) {
        return isSameWay(arc, x[to[other]] - x[from[other]], y[to[other]] - y[from[other]]);
    }

    /** Whether the arc leads about that way, so many metres east and north, within 30°. */
    boolean isSameWay(int arc, double east, double north) {
        double dot = (x[to[arc]] - x[from[arc]]) * east + (y[to[arc]] - y[from[arc]]) * north;
        return dot > SAME_WAY_COS * metres[arc] * Math.hypot(east, north);
    }

    /** The way the arc leads, degrees clockwise from north, 0 ≤ h < 360. */
    public double headingDegrees(int arc) {
        double east = x[to[arc]] - x[from[arc]];
        double north = y[to[arc]] - y[from[arc]];
        return (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }

    /** Metres east of the plane's point. */
    public double x(int node) {
        return x[node];
    }

    /** Metres north of the plane's point. */
    public double y(int node) {
        return y[node];
    }

    /** Whether the second arc leads straight back over the first. */
    public boolean isBack(int arc, int next) {
        return from[next] == to[arc] && to[next] == from[arc];
    }

    /** The arcs that start at a node are {@code out(i)} for {@code firstOut(node) ≤ i < firstOut(node + 1)}. */
    int firstOut(int node) {
        return firstOut[node];
    }

    int out(int i) {
        return out[i];
    }

    /** How far along the arc its point nearest to (px, py) lies, metres, 0 to its length. */
    double along(int arc, double px, double py) {
        double length = metres[arc];
        if (length == 0) {
            return 0;
        }
        int a = from[arc];
        int b = to[arc];
        double along = ((px - x[a]) * (x[b] - x[a]) + (py - y[a]) * (y[b] - y[a])) / length;
        return Math.max(0, Math.min(length, along));
    }

    /** Metres from (px, py) to the point so far along the arc. */
    double away(int arc, double along, double px, double py) {
        return Math.hypot(xAt(arc, along) - px, yAt(arc, along) - py);
    }

    double xAt(int arc, double along) {
        double share = metres[arc] == 0 ? 0 : along / metres[arc];
        return x[from[arc]] + share * (x[to[arc]] - x[from[arc]]);
    }

    double yAt(int arc, double along) {
        double share = metres[arc] == 0 ? 0 : along / metres[arc];
        return y[from[arc]] + share * (y[to[arc]] - y[from[arc]]);
    }
}
