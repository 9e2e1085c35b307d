package fr.creneau.core.coldchain.verdict;

import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.coldchain.curve.TagCurve;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * How a tag's own clock runs against its readers'.
 *
 * <p>What is read together, a block, is as old as its newest reading or older. So the smallest ages that several blocks
 * share are the clock's offset: negative for a clock that runs ahead, which nothing else explains. A clock behind looks
 * like a slow way to us; it is believed only where most blocks come at the same age. Drift is the slope between the first
 * and the last third of the blocks (after Tukey's resistant line, 1977, with the smallest shared age for the median).
 *
 * <p>A function of the set of readings. Immutable and thread-safe.
 *
 * @param offsetMs true time less tag time at {@code referenceMs}
 * @param drift true seconds less tag seconds, for each second of the tag
 * @param referenceMs tag time, epoch milliseconds
 */
public record TagClock(Trust trust, long offsetMs, double drift, long referenceMs) {
    /** What the readers' times say of the clock. */
    public enum Trust {
        /** It is right, as far as an age of one logging interval tells. */
        STEADY,
        /** It is wrong by a known amount. */
        CORRECTED,
        /** Too few blocks, or all of them late: nothing can be said, nothing is corrected. */
        UNPROVEN
    }

    /** Readers' clocks and radio agree within this. */
    private static final long JITTER_MS = 10_000;

    private static final int FEWEST_BLOCKS = 3;

    /** An age is shared when so many of all blocks have it. */
    private static final double SHARED = 0.2;

    private static final long SHORTEST_FOR_DRIFT_MS = 3 * 86_400_000L;

    /** A drift is told from the readers' haste by a tenth of an interval between the thirds. */
    private static final int NOTICEABLE = 10;

    /** No quartz drifts more. */
    private static final double LARGEST_DRIFT = 500e-6;

    /** The newest reading of what was received together. */
    private record Block(long observedMs, long ageMs) {}

    /** The clock by a curve's readings. */
    public static TagClock of(TagCurve curve) {
        List<Reading> readings = new ArrayList<>();
        curve.forEachReading(readings::add);
        return of(readings, curve.rules().profile().loggingInterval().toMillis());
    }

    /** @param intervalMs logging interval; blocks are up to this old when they are read */
    public static TagClock of(Collection<Reading> readings, long intervalMs) {
        List<Block> blocks = blocks(readings);
        if (blocks.size() < FEWEST_BLOCKS) {
            return new TagClock(Trust.UNPROVEN, 0, 0, 0);
        }
        long referenceMs = blocks.get(blocks.size() / 2).observedMs;
        double drift = drift(blocks, intervalMs);
        long[] ages = blocks.stream()
                .mapToLong(block -> block.ageMs - Math.round(drift * (block.observedMs - referenceMs)))
                .sorted()
                .toArray();
        int found = firstShared(ages, intervalMs);
        if (found < 0) {
            return new TagClock(Trust.UNPROVEN, 0, 0, 0);
        }
        long age = ages[found];
        if (age >= -JITTER_MS && age <= intervalMs) {
            return new TagClock(drift == 0 ? Trust.STEADY : Trust.CORRECTED, 0, drift, referenceMs);
        }
        boolean ahead = age < 0;
        return ahead || 2 * within(ages, found, intervalMs) >= ages.length
                ? new TagClock(Trust.CORRECTED, age, drift, referenceMs)
                : new TagClock(Trust.UNPROVEN, 0, 0, 0);
    }

    /** The true moment of a moment of the tag. */
    public long toTrueMs(long tagMs) {
        return tagMs + offsetMs + Math.round(drift * (tagMs - referenceMs));
    }

    /** The true length of a length that the tag measured. */
    public long toTrueLengthMs(long lengthMs) {
        return lengthMs + Math.round(drift * lengthMs);
    }

    /** Whether the reading can have been received when it was: not before it was measured. */
    public boolean explains(Reading reading, long intervalMs) {
        long slackMs = trust == Trust.CORRECTED ? intervalMs : JITTER_MS;
        return toTrueMs(reading.observedAtMs()) <= reading.receivedAtMs() + slackMs;
    }

    private static List<Block> blocks(Collection<Reading> readings) {
        TreeMap<Long, Long> newest = new TreeMap<>();
        readings.forEach(r -> newest.merge(r.receivedAtMs(), r.observedAtMs(), Math::max));
        List<Block> blocks = new ArrayList<>(newest.size());
        newest.forEach((received, observed) -> blocks.add(new Block(observed, received - observed)));
        return blocks;
    }

    private static double drift(List<Block> blocks, long intervalMs) {
        int third = blocks.size() / 3;
        List<Block> first = blocks.subList(0, third);
        List<Block> last = blocks.subList(blocks.size() - third, blocks.size());
        if (third < FEWEST_BLOCKS) {
            return 0;
        }
        long apartMs = last.get(third / 2).observedMs - first.get(third / 2).observedMs;
        if (apartMs < SHORTEST_FOR_DRIFT_MS * 2 / 3) {
            return 0;
        }
        long[] before = first.stream().mapToLong(Block::ageMs).sorted().toArray();
        long[] after = last.stream().mapToLong(Block::ageMs).sorted().toArray();
        int b = firstShared(before, intervalMs);
        int a = firstShared(after, intervalMs);
        if (a < 0 || b < 0 || Math.abs(after[a] - before[b]) < intervalMs / NOTICEABLE) {
            return 0;
        }
        double drift = (after[a] - before[b]) / (double) apartMs;
        return Math.abs(drift) > LARGEST_DRIFT ? 0 : drift;
    }

    /** The place of the smallest age that enough blocks share, or −1. */
    private static int firstShared(long[] sortedAges, long intervalMs) {
        int enough = Math.max(FEWEST_BLOCKS, (int) Math.ceil(SHARED * sortedAges.length));
        for (int i = 0; i + enough <= sortedAges.length; i++) {
            if (sortedAges[i + enough - 1] - sortedAges[i] <= 2 * intervalMs) {
                return i;
            }
        }
        return -1;
    }

    private static int within(long[] sortedAges, int from, long intervalMs) {
        int count = 0;
        while (from + count < sortedAges.length && sortedAges[from + count] - sortedAges[from] <= 2 * intervalMs) {
            count++;
        }
        return count;
    }
}
