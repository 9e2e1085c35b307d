package fr.creneau.core.round;

import static fr.creneau.core.round.Day.at;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.fleet.VanFix;
import fr.creneau.core.geo.LatLon;
import fr.creneau.core.ids.VanId;
import fr.creneau.core.parcel.Scan;
import fr.creneau.core.parcel.ScanKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A day's events, three in ten of them doubled, in any order and thus hours late: the same facts, the same view. The day
 * has everything that may happen to a plan: two rounds, a van that swaps, a replanned noon, a parcel that moves to the
 * other round, forgotten scans, stops out of order. Once every event came, a restart changes nothing either.
 */
class ShuffleTest {
    private static final String[] NORTH = {"A", "B", "C", "D", "E", "F", "G", "H"};
    private static final String[] SOUTH = {"N", "O", "P", "Q", "R", "S"};

    @TestFactory
    Stream<DynamicTest> theOrderOfEventsDoesNotMatter() {
        return seeds(1, 150);
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> theOrderOfEventsDoesNotMatterThousandsOfTimes() {
        return seeds(1_000, 3_000);
    }

    private static Stream<DynamicTest> seeds(long first, int count) {
        return Stream.iterate(first, s -> s + 1)
                .limit(count)
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> assertOrderDoesNotMatter(seed)));
    }

    /** That the days of these seeds have what they claim to have. */
    @Test
    void theDaysAreEventful() {
        String all = Stream.iterate(1L, s -> s + 1)
                .limit(40)
                .map(seed -> play(day(new Random(seed)), false))
                .collect(Collectors.joining());
        assertThat(all)
                .contains("done?", "failed", "skipped", "serving", "pending", "WITHDRAWN", "inferred=true", "R2 | N")
                .containsPattern("R1 \\| [A-H] [a-z?]+ [0-9:]+");
    }

    private static void assertOrderDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<Consumer<Day>> events = day(random);
        String sorted = play(events, false);
        List<Consumer<Day>> shuffled = new ArrayList<>(events);
        for (Consumer<Day> event : events) {
            if (random.nextInt(10) < 3) {
                shuffled.add(event);
            }
        }
        Collections.shuffle(shuffled, random);
        assertThat(play(shuffled, false)).isEqualTo(sorted);
        assertThat(play(shuffled, true)).isEqualTo(sorted);
        assertThat(sorted).contains("done");
    }

    private static String play(List<Consumer<Day>> events, boolean restart) {
        Day day = new Day();
        events.forEach(e -> e.accept(day));
        // Late enough that no position is fresh: arrival times then follow from the facts alone.
        day.clock("13:00");
        if (restart) {
            day.restart().clock("13:00");
        }
        return day.clock("14:00").facts();
    }

    private static List<Consumer<Day>> day(Random random) {
        List<Consumer<Day>> events = new ArrayList<>();
        RoundPlan north = Day.plan("R1", 1, "06:00", "V1", NORTH);
        RoundPlan south = Day.plan("R2", 1, "06:05", "V2", SOUTH);
        events.add(d -> d.plan(north));
        events.add(d -> d.plan(south));
        List<RoundPlan.VanTurn> swap = List.of(
                new RoundPlan.VanTurn(new VanId("V1"), at("05:00")),
                new RoundPlan.VanTurn(new VanId("V3"), at("10:" + (10 + random.nextInt(40)))));
        boolean swapped = random.nextBoolean();
        String issued = "10:" + (10 + random.nextInt(40));
        RoundPlan replanned = swapped
                ? Day.plan("R1", 2, issued, swap, "D", "H", "F", "E", "G")
                : Day.plan("R1", 2, issued, "V1", "A", "B", "C", "D", "E", "F", "H");
        RoundPlan taken = Day.plan("R2", 2, issued, "V2", "N", "O", "P", "G", "Q", "R", "S");
        if (random.nextInt(4) > 0) {
            events.add(d -> d.plan(replanned));
        }
        if (random.nextInt(4) > 0) {
            events.add(d -> d.plan(taken));
        }
        drive(random, events, "V1", NORTH);
        drive(random, events, "V2", SOUTH);
        if (swapped) {
            drive(random, events, "V3", NORTH);
        }
        return events;
    }

    /** Along the street from stop to stop, at times out of order, a fix every 4 to 12 s, reported five at a time. */
    private static void drive(Random random, List<Consumer<Day>> events, String van, String[] stops) {
        List<String> order = new ArrayList<>(List.of(stops));
        if (random.nextBoolean()) {
            Collections.swap(order, random.nextInt(order.size()), random.nextInt(order.size()));
        }
        List<VanFix> fixes = new ArrayList<>();
        long t = stand(random, fixes, at("08:10"), 20 * 60, Day.depot());
        LatLon here = Day.depot();
        for (String stop : order) {
            LatLon there = Day.near(stop);
            double seconds = here.metresTo(there) / 5;
            for (double s = 0; s < seconds; ) {
                double share = s / seconds;
                fixes.add(noisy(
                        random,
                        t + (long) (s * 1_000),
                        new LatLon(
                                here.lat() + share * (there.lat() - here.lat()),
                                here.lon() + share * (there.lon() - here.lon()))));
                s += 4 + random.nextInt(9);
            }
            t += (long) (seconds * 1_000);
            int dwell = 20 + random.nextInt(240);
            long scanned = t + dwell * 700L;
            t = stand(random, fixes, t, dwell, there);
            if (random.nextInt(5) > 0) {
                ScanKind kind = random.nextInt(8) == 0 ? ScanKind.ABSENT : ScanKind.DELIVERED;
                Scan scan = new Scan(van + "-" + stop, kind, scanned, null);
                events.add(d -> d.scan(Day.parcelOf(stop), scan));
            }
            here = there;
        }
        for (int i = 0; i < fixes.size(); i += 5) {
            List<VanFix> report = List.copyOf(fixes.subList(i, Math.min(i + 5, fixes.size())));
            if (random.nextInt(20) > 0) {
                events.add(d -> d.fixes(van, report));
            }
        }
    }

    private static long stand(Random random, List<VanFix> fixes, long from, int seconds, LatLon place) {
        long t = from;
        while (t < from + seconds * 1_000L) {
            fixes.add(noisy(random, t, place));
            t += 4_000 + random.nextInt(9_000);
        }
        return from + seconds * 1_000L;
    }

    private static VanFix noisy(Random random, long ms, LatLon place) {
        double metre = 1 / 111_195.0;
        return VanFix.at(
                ms, place.lat() + random.nextGaussian() * 6 * metre, place.lon() + random.nextGaussian() * 8 * metre);
    }
}
