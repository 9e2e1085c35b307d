package fr.creneau.routing;

/**
 * Travel between every two of a list of points, each way for itself (one-way streets). A pair with no way between has
 * infinite seconds. Immutable and thread-safe.
 */
public final class TravelMatrix {
    private final int size;
    private final float[] seconds;
    private final float[] metres;

    /**
     * @param seconds row by row, from × size + to; owned by the matrix from here on
     * @param metres as {@code seconds}
     */
    TravelMatrix(int size, float[] seconds, float[] metres) {
        this.size = size;
        this.seconds = seconds;
        this.metres = metres;
    }

    /** How many points there are. */
    public int size() {
        return size;
    }

    /** Seconds of driving on empty streets; 0 from a point to itself, infinite where no way leads. */
    public float seconds(int from, int to) {
        return seconds[from * size + to];
    }

    /** Metres of the quickest way; 0 from a point to itself, infinite where no way leads. */
    public float metres(int from, int to) {
        return metres[from * size + to];
    }
}
