package fr.creneau.cli.eta;

import fr.creneau.core.window.Window;
import java.util.Arrays;

/** The window that most of the possible arrivals keep: the best that anybody could tell who knows the law. Stateless. */
final class OracleWindow {
    private OracleWindow() {}

    /**
     * The earliest of the best windows on {@link Window}'s steps.
     *
     * @param possible arrivals, all equally likely, epoch seconds; sorted in place
     */
    static Window best(double[] possible, int minutes) {
        Arrays.sort(possible);
        int step = Window.STEP_SECONDS;
        long length = minutes * 60L;
        long first = (long) Math.floor((possible[0] - length) / step) * step;
        int from = 0;
        int to = 0;
        int most = -1;
        long best = first;
        for (long start = first; start <= possible[possible.length - 1]; start += step) {
            while (from < possible.length && possible[from] < start) {
                from++;
            }
            while (to < possible.length && possible[to] <= start + length) {
                to++;
            }
            if (to - from > most) {
                most = to - from;
                best = start;
            }
        }
        return new Window(best, best + length, most / (double) possible.length);
    }
}
