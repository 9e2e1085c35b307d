package fr.creneau.core.coldchain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.coldchain.alert.AlertDesk;
import fr.creneau.core.coldchain.alert.TagWatch;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.verdict.StateHash;
import fr.creneau.core.coldchain.verdict.TagSummary;
import fr.creneau.core.ids.TagId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A tag's readings, three in ten of them doubled, each up to 72 hours late and so in any order: the same bits as sorted,
 * the same as a plain recount, and the same alerts stand.
 */
class ShuffledReadingsTest {
    private static final TagId TAG = new TagId("T1");
    private static final long START = 1_772_409_600_000L; // 2026-03-02T00:00Z
    private static final long LATEST_MS = 72 * 3_600_000L;
    private static final Profile PROFILE = Profiles.chilled();
    private static final CurveRules RULES = new CurveRules(PROFILE);

    private record Arrival(Reading reading, long atMs) {}

    @TestFactory
    Stream<DynamicTest> theOrderOfReadingsDoesNotMatter() {
        return seeds(1, 300);
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> theOrderOfReadingsDoesNotMatterTenThousandTimes() {
        return seeds(1_000, 10_000);
    }

    private static Stream<DynamicTest> seeds(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> assertOrderDoesNotMatter(seed)));
    }

    /** That the curves of these seeds have what they claim to have. */
    @Test
    void theCurvesAreEventful() {
        String all = LongStream.range(1, 60)
                .mapToObj(seed -> new PlainRecount(readings(new Random(seed)), PROFILE).told())
                .collect(Collectors.joining("\n"));
        assertThat(all)
                .contains("SINGLE ABOVE", "CUMULATIVE ABOVE", "INSTANT ABOVE", "SINGLE BELOW", "..open worst")
                .containsPattern("gaps \\[[0-9]+\\.\\.[0-9]+, ")
                .containsPattern("lost [1-9]");
    }

    private static void assertOrderDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<Reading> sorted = readings(random);
        TagWatch inOrder = watch(sorted.stream().map(r -> new Arrival(r, r.receivedAtMs())));
        TagWatch shuffled = watch(arrivals(sorted, random));
        String recount = new PlainRecount(sorted, PROFILE).told();
        assertThat(told(inOrder)).isEqualTo(recount);
        assertThat(told(shuffled)).isEqualTo(recount);
        assertThat(hash(shuffled)).isEqualTo(hash(inOrder));
        assertThat(shuffled.listStanding().stream().map(AlertDesk.Told::alert))
                .isEqualTo(inOrder.listStanding().stream()
                        .map(AlertDesk.Told::alert)
                        .toList());
    }

    private static TagWatch watch(Stream<Arrival> arrivals) {
        TagWatch watch = new TagWatch(TAG, RULES);
        arrivals.forEach(arrival -> watch.onReading(arrival.reading, arrival.atMs));
        return watch;
    }

    private static String told(TagWatch watch) {
        return Told.by(watch.curve(), TagSummary.of(TAG, watch.curve()));
    }

    private static String hash(TagWatch watch) {
        StateHash hash = new StateHash();
        hash.add(watch.curve(), TagSummary.of(TAG, watch.curve()));
        return hash.hex();
    }

    /** Each up to 72 hours after it was measured; three in ten come again, received later. */
    private static Stream<Arrival> arrivals(List<Reading> sorted, Random random) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Reading reading : sorted) {
            arrivals.add(new Arrival(reading, reading.observedAtMs() + random.nextLong(LATEST_MS)));
            if (random.nextInt(10) < 3) {
                Reading again = new Reading(
                        reading.observedAtMs(),
                        reading.receivedAtMs() + random.nextLong(LATEST_MS),
                        reading.microC(),
                        reading.sequence());
                arrivals.add(new Arrival(again, reading.observedAtMs() + random.nextLong(LATEST_MS)));
            }
        }
        return arrivals.stream().sorted(Comparator.comparingLong(Arrival::atMs));
    }

    /** One to three days around the limits: slow waves, jumps, lost readings, silences, now and then odd moments. */
    private static List<Reading> readings(Random random) {
        List<Reading> readings = new ArrayList<>();
        int count = 250 + random.nextInt(500);
        double level = 2 + random.nextGaussian();
        double aim = level;
        long ms = START;
        for (int sequence = 0; sequence < count; sequence++) {
            if (random.nextInt(40) == 0) {
                aim = random.nextInt(4) > 0 ? 2 + random.nextGaussian() : -3 + 15 * random.nextDouble();
            }
            level += (aim - level) * 0.2 + 0.15 * random.nextGaussian();
            ms += 300_000 + (random.nextInt(5) == 0 ? random.nextInt(2_000) - 1_000 : 0);
            if (random.nextInt(120) == 0) {
                ms += random.nextLong(5 * 3_600_000L);
            }
            double celsius = random.nextInt(10) == 0 ? level : Math.round(level * 10) / 10.0;
            if (random.nextInt(15) > 0) {
                long received = ms + (random.nextInt(3) == 0 ? random.nextLong(LATEST_MS) : 2_000);
                readings.add(new Reading(ms, received, Celsius.toMicro(celsius), sequence));
            }
        }
        return readings;
    }
}
