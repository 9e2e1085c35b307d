package fr.creneau.cli.cold;

import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.ids.TagId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A reading as it comes in.
 *
 * @param surroundingsC what surrounded the box when it was measured, °C; NaN: unknown
 * @param atMs domain time, epoch milliseconds
 */
record Arrival(TagId tag, Reading reading, double surroundingsC, long atMs) {
    /** In a shuffle each reading comes up to this late: the longest that a van's radio was ever silent. */
    static final long LATEST_MS = 72 * 3_600_000L;

    /** In the order in which they were received. */
    static List<Arrival> asReceived(Map<TagId, List<TagRow>> byTag) {
        List<Arrival> arrivals = new ArrayList<>();
        byTag.forEach((tag, rows) -> rows.forEach(row -> arrivals.add(new Arrival(
                tag, row.reading(), row.surroundingsC(), row.reading().receivedAtMs()))));
        arrivals.sort(Comparator.comparingLong(Arrival::atMs));
        return arrivals;
    }

    /** Each up to 72 hours after it was measured; the share of doubles comes a second time. */
    static List<Arrival> shuffled(Map<TagId, List<TagRow>> byTag, long seed, double doubles) {
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        byTag.forEach((tag, rows) -> rows.forEach(row -> {
            int times = random.nextDouble() < doubles ? 2 : 1;
            for (int time = 0; time < times; time++) {
                long atMs = row.reading().observedAtMs() + random.nextLong(LATEST_MS);
                arrivals.add(new Arrival(tag, row.reading(), row.surroundingsC(), atMs));
            }
        }));
        arrivals.sort(Comparator.comparingLong(Arrival::atMs));
        return arrivals;
    }
}
