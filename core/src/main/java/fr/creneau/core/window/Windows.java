package fr.creneau.core.window;

import fr.creneau.core.eta.Arrivals;

/** Chooses the window to tell: the one most likely to be kept. Stateless. */
public final class Windows {
    private Windows() {}

    /**
     * The window of the given length, on five-minute steps, that the arrival most probably falls into; the earliest of
     * equals.
     *
     * @param stop index among the stops ahead
     * @param lengthMinutes a multiple of 5, from 5 to 1440
     */
    public static Window best(Arrivals arrivals, int stop, int lengthMinutes) {
        int steps = lengthMinutes * 60 / Window.STEP_SECONDS;
        if (steps < 1 || steps > 288 || steps * Window.STEP_SECONDS != lengthMinutes * 60) {
            throw new IllegalArgumentException(
                    "window of %d minutes: expected a multiple of 5 from 5 to 1440".formatted(lengthMinutes));
        }
        // The best window overlaps the middle of the distribution: it holds at least as much as one around the median.
        long first = stepAtOrBefore(arrivals.quantile(stop, 0.005)) - steps;
        long last = stepAtOrBefore(arrivals.quantile(stop, 0.995)) + 1;
        double[] behind = new double[steps];
        double best = -1;
        long bestStart = first;
        for (long s = first; s <= last + steps; s++) {
            double by = arrivals.probabilityBy(stop, (double) (s * Window.STEP_SECONDS));
            int slot = (int) Math.floorMod(s, (long) steps);
            if (s >= first + steps && by - behind[slot] > best) {
                best = by - behind[slot];
                bestStart = s - steps;
            }
            behind[slot] = by;
        }
        long start = bestStart * Window.STEP_SECONDS;
        return new Window(start, start + lengthMinutes * 60L, Math.max(0, Math.min(1, best)));
    }

    private static long stepAtOrBefore(double epochSeconds) {
        return (long) Math.floor(epochSeconds / Window.STEP_SECONDS);
    }
}
