package fr.creneau.core.window;

import fr.creneau.core.eta.Arrivals;

/** The window shown while the van comes nearer: it narrows from an hour to half and a quarter. Stateless. */
public final class LiveWindow {
    /** A narrower window is shown only where it is kept with at least this probability. */
    public static final double NARROW_FROM = 0.9;

    private static final int[] NARROWER_MINUTES = {15, 30};
    private static final int WIDEST_MINUTES = 60;

    private LiveWindow() {}

    /**
     * The narrowest of 15, 30 and 60 minutes that is surely enough kept.
     *
     * @param stop index among the stops ahead
     * @param calibrationHolds whether claimed probabilities have lately been true ({@code Calibration.holds}); where not,
     *     the hour is shown
     */
    public static Window of(Arrivals arrivals, int stop, boolean calibrationHolds) {
        for (int minutes : NARROWER_MINUTES) {
            Window narrow = Windows.best(arrivals, stop, minutes);
            if (calibrationHolds && narrow.probability() >= NARROW_FROM) {
                return narrow;
            }
        }
        return Windows.best(arrivals, stop, WIDEST_MINUTES);
    }
}
