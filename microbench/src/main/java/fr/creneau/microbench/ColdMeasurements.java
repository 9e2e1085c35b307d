package fr.creneau.microbench;

import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.coldchain.alert.AlertVersion;
import fr.creneau.core.coldchain.alert.TagWatch;
import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.profile.Alarm;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.profile.Profile;
import fr.creneau.core.coldchain.profile.ShelfLife;
import fr.creneau.core.coldchain.verdict.TagSummary;
import fr.creneau.core.ids.TagId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The cold chain's state updates: 500 tags in turn, three days each, a reading every five minutes; one in twenty comes
 * hours late, one in twenty twice, one tag in twenty has an excursion. Each update joins a reading and tells what is new
 * of alerts. When all readings have come, the tags start anew.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ColdMeasurements {
    private static final int TAGS = 500;
    private static final int READINGS = 3 * 288;
    private static final int MINUTES_MS = 60_000;

    private final CurveRules rules = new CurveRules(profile());
    private final List<Reading> arrivals = new ArrayList<>();
    private final List<Integer> tagOfArrival = new ArrayList<>();
    private final List<TagWatch> watches = new ArrayList<>();
    private final TagWatch whole = new TagWatch(new TagId("whole"), rules);
    private int next;

    /** As the built-in profile of chilled parcels. */
    private static Profile profile() {
        return new Profile(
                "chilled",
                Limit.below(0),
                Limit.above(4),
                300_000,
                Duration.ofMinutes(5),
                Duration.ofMinutes(11),
                Duration.ofHours(23),
                List.of(
                        new Alarm(Alarm.Kind.SINGLE, Limit.above(4), 15 * MINUTES_MS),
                        new Alarm(Alarm.Kind.CUMULATIVE, Limit.above(4), 60 * MINUTES_MS),
                        new Alarm(Alarm.Kind.INSTANT, Limit.above(8), 0),
                        new Alarm(Alarm.Kind.SINGLE, Limit.below(0), 30 * MINUTES_MS)),
                new ShelfLife(Duration.ofDays(7), 4_000_000, 2, 3, 4));
    }

    /** One fixed stream of arrivals. */
    @Setup
    public void draw() {
        Random random = new Random(1);
        List<List<Reading>> late = new ArrayList<>();
        for (int tag = 0; tag < TAGS; tag++) {
            late.add(new ArrayList<>());
        }
        for (int number = 0; number < READINGS; number++) {
            for (int tag = 0; tag < TAGS; tag++) {
                boolean warm = tag % 20 == 0 && number % 288 > 250;
                double celsius = 2.5 + 0.1 * random.nextGaussian() + (warm ? 3 : 0);
                long ms = (long) number * 5 * MINUTES_MS;
                Reading reading = new Reading(ms, ms + 3_000, Celsius.toMicro(celsius), number);
                int fate = random.nextInt(20);
                if (fate == 0) {
                    late.get(tag).add(reading);
                    continue;
                }
                arrive(tag, reading);
                if (fate == 1) {
                    arrive(tag, reading);
                }
                if (late.get(tag).size() > 3) {
                    arrive(tag, late.get(tag).remove(0));
                }
            }
        }
        for (int i = 0; i < arrivals.size(); i++) {
            if (tagOfArrival.get(i) == 0) {
                whole.onReading(arrivals.get(i), 0);
            }
        }
    }

    private void arrive(int tag, Reading reading) {
        arrivals.add(reading);
        tagOfArrival.add(tag);
    }

    /** One reading. */
    @Benchmark
    public List<AlertVersion> update() {
        if (next == 0) {
            watches.clear();
            for (int tag = 0; tag < TAGS; tag++) {
                watches.add(new TagWatch(new TagId("T" + tag), rules));
            }
        }
        Reading reading = arrivals.get(next);
        List<AlertVersion> news = watches.get(tagOfArrival.get(next)).onReading(reading, reading.receivedAtMs());
        next = next + 1 == arrivals.size() ? 0 : next + 1;
        return news;
    }

    /** All figures of a tag with three days of readings and an excursion each day. */
    @Benchmark
    public TagSummary summary() {
        return TagSummary.of(whole.tag(), whole.curve());
    }
}
