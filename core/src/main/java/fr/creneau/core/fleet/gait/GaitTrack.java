package fr.creneau.core.fleet.gait;

/** The fixes of one phone in order of time, on a plane. Immutable. */
public final class GaitTrack {
    private final double[] timeS;
    private final double[] x;
    private final double[] y;
    private final double[] speed;

    /**
     * @param timeS seconds from any origin, each later than the one before
     * @param x metres east of any origin
     * @param y metres north of it
     */
    public GaitTrack(double[] timeS, double[] x, double[] y) {
        if (timeS.length == 0 || x.length != timeS.length || y.length != timeS.length) {
            throw new IllegalArgumentException("%d times, %d and %d places: expected as many of each, 1 or more"
                    .formatted(timeS.length, x.length, y.length));
        }
        this.timeS = timeS.clone();
        this.x = x.clone();
        this.y = y.clone();
        this.speed = new double[timeS.length - 1];
        for (int i = 0; i < speed.length; i++) {
            double seconds = timeS[i + 1] - timeS[i];
            if (!(seconds > 0)) {
                throw new IllegalArgumentException(
                        "fix %d comes %s s after the one before: expected more than 0".formatted(i + 1, seconds));
            }
            speed[i] = metres(i, i + 1) / seconds;
        }
    }

    public int size() {
        return timeS.length;
    }

    /** Metres in a straight line between two fixes. */
    double metres(int from, int to) {
        return Math.hypot(x[to] - x[from], y[to] - y[from]);
    }

    /** Seconds from one fix to another. */
    double seconds(int from, int to) {
        return timeS[to] - timeS[from];
    }

    /** Metres a second from this fix to the next. */
    public double speed(int i) {
        return speed[i];
    }

    /** By how much the way turns at a fix that is neither the first nor the last, 0 to π. */
    double turn(int i) {
        double before = Math.atan2(y[i] - y[i - 1], x[i] - x[i - 1]);
        double after = Math.atan2(y[i + 1] - y[i], x[i + 1] - x[i]);
        double turn = Math.abs(after - before);
        return Math.min(turn, 2 * Math.PI - turn);
    }
}
