package fr.creneau.city.cold;

import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.ids.TagId;
import java.util.List;

/**
 * One box from packing to the door: the truth, and what was heard of it.
 *
 * @param startMs true time of the first minute, epoch milliseconds
 * @param truthC true temperature at each minute
 * @param heard in the order of arrival, doubles included
 */
public record BoxJourney(TagId tag, BoxKind kind, long startMs, double[] truthC, List<Heard> heard) {
    /**
     * A reading as it came in.
     *
     * @param trueMs true time of the measurement, epoch milliseconds; the engine is not told
     * @param surroundingsC what the sensor of the van or room says when it comes in; NaN where there is none
     */
    public record Heard(Reading reading, long trueMs, double surroundingsC) {}

    /** True time of the last minute, epoch milliseconds. */
    public long endMs() {
        return startMs + (truthC.length - 1) * 60_000L;
    }

    /** True temperature at a true time, straight between minutes. */
    public double truthAt(long ms) {
        double minute = Math.max(0, Math.min(truthC.length - 1.0, (ms - startMs) / 60_000.0));
        int before = (int) Math.min(truthC.length - 2.0, minute);
        return truthC[before] + (minute - before) * (truthC[before + 1] - truthC[before]);
    }
}
