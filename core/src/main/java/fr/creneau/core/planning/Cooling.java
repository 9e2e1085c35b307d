package fr.creneau.core.planning;

/**
 * Temperatures of a stretch of a search, in units of cost, falling exponentially.
 *
 * @param from above 0
 * @param to above 0
 */
record Cooling(double from, double to) {
    /** The temperature when the given share of this stretch is behind. */
    double at(double done) {
        return from * Math.pow(to / from, done);
    }

    /** The part of this stretch between two shares of it. */
    Cooling between(double start, double end) {
        return new Cooling(at(start), at(end));
    }
}
