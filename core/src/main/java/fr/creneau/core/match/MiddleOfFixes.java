package fr.creneau.core.match;

/**
 * About where a van is whose fixes differ by no more than their errors: their mean, in which the newest counts for a quarter at
 * least, for the van may be about to leave. Metres on the net's plane.
 */
final class MiddleOfFixes {
    private static final int MOST_COUNTED = 4;

    private int counted;
    private double x;
    private double y;

    void begin(double atX, double atY) {
        counted = 1;
        x = atX;
        y = atY;
    }

    void add(double atX, double atY) {
        counted = Math.min(counted + 1, MOST_COUNTED);
        x += (atX - x) / counted;
        y += (atY - y) / counted;
    }

    double metresTo(double atX, double atY) {
        return Math.hypot(atX - x, atY - y);
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }
}
