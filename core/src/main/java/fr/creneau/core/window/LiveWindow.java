package fr.creneau.core.window;

import fr.creneau.core.eta.Arrivals;
import org.jspecify.annotations.Nullable;

/**
 * The window shown while the van comes nearer: it narrows from the hour that was told to half and a quarter. Who shows it
 * must know that claimed probabilities hold. Stateless.
 */
public final class LiveWindow {
    /** A narrower window is shown only where it is kept with at least this probability. */
    public static final double NARROW_FROM = 0.9;

    private static final int[] NARROWER_MINUTES = {15, 30};

    private LiveWindow() {}

    /**
     * The narrowest of 15 and 30 minutes that is surely enough kept.
     *
     * @param stop index among the stops ahead
     * @return null where neither is: the hour stays
     */
    public static @Nullable Window findNarrower(Arrivals arrivals, int stop) {
        // A window that holds nine of ten holds the middle eight of ten: what is wider than the window needs no search.
        double middle = arrivals.p90(stop) - arrivals.p10(stop);
        for (int minutes : NARROWER_MINUTES) {
            if (middle <= minutes * 60.0) {
                Window window = Windows.best(arrivals, stop, minutes);
                if (window.probability() >= NARROW_FROM) {
                    return window;
                }
            }
        }
        return null;
    }
}
