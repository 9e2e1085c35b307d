package fr.creneau.core.match;

/**
 * About where a van is whose fixes differ by no more than their errors: their mean, in which the newest counts for a quarter at
 * least, for the van may be about to leave. A fix that may err much farther than the others tells nothing of such a van, and
 * one that may err much less, or does not reach to the middle, tells more than all before. Metres on the net's plane.
 */
final class MiddleOfFixes {
    private static final int MOST_COUNTED = 4;

    /** More than what one receiver in one place says of its errors at different times, chosen by thought. */
    private static final double MUCH_COARSER = 3;

    private int counted;
    private double x;
    private double y;
    private double reach;

    /** @param reachMetres how far the fix may err */
    void begin(double atX, double atY, double reachMetres) {
        counted = 1;
        x = atX;
        y = atY;
        reach = reachMetres;
    }

    /** @param reachMetres how far the fix may err */
    void add(double atX, double atY, double reachMetres) {
        if (reachMetres > MUCH_COARSER * reach) {
            return;
        }
        if (reach > MUCH_COARSER * reachMetres || metresTo(atX, atY) > reachMetres) {
            begin(atX, atY, reachMetres);
            return;
        }
        counted = Math.min(counted + 1, MOST_COUNTED);
        x += (atX - x) / counted;
        y += (atY - y) / counted;
        reach += (reachMetres - reach) / counted;
    }

    /** How far the fixes counted may err, their mean. */
    double reachMetres() {
        return reach;
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
