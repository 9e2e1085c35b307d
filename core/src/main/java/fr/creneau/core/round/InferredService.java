package fr.creneau.core.round;

/**
 * What speaks for it that a stay without a scan was the serving of the stop that it is taken for. The probabilities were
 * counted on simulated days, looked at when a stop is concluded and every five minutes after ({@code eta follow} counts
 * again, {@code docs/arrival-times.md} has the table): an assumption for real ones.
 *
 * @param next the stop was the next one in the plan, after what was scanned or had its turn before the stay
 * @param metres from the stay to the door, never negative
 * @param beyond stops behind it in the plan that were scanned since, never negative: a driver who was not there yet comes
 *     back, and then a scan says so
 */
record InferredService(boolean next, double metres, int beyond) {
    /** A stop of which a parcel was scanned was served, and what is left of its parcels was hardly ever taken along. */
    static final double BESIDE_A_DELIVERY = 0.98;

    /**
     * Nobody was home for a parcel of the stop, or it was refused, and another was not scanned: that one was handed over.
     * Chosen by thought, below what simulated days would allow, where a scan is forgotten at hand-overs alone.
     */
    static final double BESIDE_AN_ABSENCE = 0.90;

    /** Nearer than these, in metres; farther is the last. */
    private static final double[] NEARER = {20, 35};

    /** Fewer stops beyond than these; more is the last. */
    private static final int[] FEWER = {1, 5};

    /** By metres, then by stops beyond. Monotone in both. */
    private static final double[][] NEXT = {{0.95, 0.97, 0.99}, {0.82, 0.90, 0.98}, {0.68, 0.68, 0.90}};

    private static final double[][] OUT_OF_TURN = {{0.30, 0.75, 0.92}, {0.07, 0.28, 0.45}, {0.03, 0.04, 0.04}};

    /** That the stop was served then, and its parcels were handed over: 0 to 0.99. */
    double probability() {
        double[][] table = next ? NEXT : OUT_OF_TURN;
        int far = metres <= NEARER[0] ? 0 : metres <= NEARER[1] ? 1 : 2;
        int on = beyond < FEWER[0] ? 0 : beyond < FEWER[1] ? 1 : 2;
        return table[far][on];
    }
}
