package fr.creneau.core.coldchain;

import static fr.creneau.core.coldchain.Profiles.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.coldchain.verdict.TagClock;
import fr.creneau.core.coldchain.verdict.TagClock.Trust;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tag's clock against its readers': a reading every five minutes, seconds on the way, some hours late. */
class TagClockTest {
    private static final long DAYS_20 = 20 * 288L;

    /**
     * @param aheadMs the tag's clock at the start
     * @param ppm it gains
     */
    private static List<Reading> readings(long count, double aheadMs, double ppm, long seed) {
        Random random = new Random(seed);
        List<Reading> readings = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long trueMs = i * minutes(5);
            long observed = Math.round(trueMs + aheadMs + ppm * 1e-6 * trueMs);
            long late = random.nextInt(4) == 0 ? random.nextLong(minutes(600)) : random.nextLong(5_000);
            readings.add(Reading.of(observed, trueMs + late, 3));
        }
        return readings;
    }

    @ParameterizedTest(name = "{0} min ahead, {1} ppm")
    @CsvSource({"7, 0", "90, 0", "-20, 0", "3, 60", "30, -100", "-45, 150"})
    void offsetAndDriftAreFound(long aheadMinutes, double ppm) {
        List<Reading> readings = readings(DAYS_20, minutes(aheadMinutes), ppm, 1);
        TagClock clock = TagClock.of(readings, minutes(5));
        assertThat(clock.trust()).isEqualTo(Trust.CORRECTED);
        for (int i = 0; i < readings.size(); i += 100) {
            assertThat(clock.toTrueMs(readings.get(i).observedAtMs()))
                    .as("reading " + i)
                    .isCloseTo(i * minutes(5), within(60_000L));
        }
        Collections.shuffle(readings, new Random(2));
        assertThat(TagClock.of(readings, minutes(5))).isEqualTo(clock);
    }

    @Test
    void aGoodClockIsLeftAlone() {
        TagClock clock = TagClock.of(readings(DAYS_20, 0, 0, 3), minutes(5));
        assertThat(clock.trust()).isEqualTo(Trust.STEADY);
        assertThat(clock.toTrueMs(12_345)).isEqualTo(12_345);
    }

    @Test
    void whatIsAlwaysLateByDifferentTimesSaysNothingOfTheClock() {
        Random random = new Random(4);
        List<Reading> readings = new ArrayList<>();
        for (long i = 0; i < 288; i++) {
            readings.add(Reading.of(i * minutes(5), i * minutes(5) + minutes(60) + random.nextLong(minutes(4_000)), 3));
        }
        assertThat(TagClock.of(readings, minutes(5)).trust()).isEqualTo(Trust.UNPROVEN);
    }

    @Test
    void oneReadingFromTheFutureIsNotExplainedByTheClock() {
        List<Reading> readings = readings(288, 0, 0, 5);
        Reading odd = Reading.of(minutes(500), minutes(380), 3);
        readings.add(odd);
        TagClock clock = TagClock.of(readings, minutes(5));
        assertThat(clock.explains(odd, minutes(5))).isFalse();
        assertThat(readings.subList(0, 288)).allMatch(reading -> clock.explains(reading, minutes(5)));
    }
}
