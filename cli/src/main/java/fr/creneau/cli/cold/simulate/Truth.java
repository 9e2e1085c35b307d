package fr.creneau.cli.cold.simulate;

import fr.creneau.city.cold.BoxJourney;
import fr.creneau.core.coldchain.profile.Side;
import java.util.ArrayList;
import java.util.List;

/** When a box truly was beyond a temperature: straight lines between the simulator's minutes. Stateless. */
final class Truth {
    private static final double MINUTE_MS = 60_000;

    private Truth() {}

    /** A time beyond, true time in epoch milliseconds. */
    record Time(long fromMs, long toMs) {
        long lengthMs() {
            return toMs - fromMs;
        }

        boolean overlaps(long otherFromMs, long otherToMs) {
            return fromMs <= otherToMs && otherFromMs <= toMs;
        }
    }

    /** All times beyond, in order. */
    static List<Time> beyond(BoxJourney journey, Side side, double limitC) {
        double[] truth = journey.truthC();
        List<Time> times = new ArrayList<>();
        double from = over(truth[0], side, limitC) > 0 ? 0 : Double.NaN;
        for (int minute = 1; minute < truth.length; minute++) {
            double before = over(truth[minute - 1], side, limitC);
            double now = over(truth[minute], side, limitC);
            if (before > 0 == now > 0) {
                continue;
            }
            double crossing = minute - 1 + before / (before - now);
            if (now > 0) {
                from = crossing;
            } else {
                times.add(time(journey, from, crossing));
                from = Double.NaN;
            }
        }
        if (!Double.isNaN(from)) {
            times.add(time(journey, from, truth.length - 1.0));
        }
        return times;
    }

    private static double over(double celsius, Side side, double limitC) {
        return side.sign() * (celsius - limitC);
    }

    private static Time time(BoxJourney journey, double fromMinute, double toMinute) {
        return new Time(
                journey.startMs() + Math.round(fromMinute * MINUTE_MS),
                journey.startMs() + Math.round(toMinute * MINUTE_MS));
    }
}
