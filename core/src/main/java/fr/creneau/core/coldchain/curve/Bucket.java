package fr.creneau.core.coldchain.curve;

import fr.creneau.core.coldchain.Reading;
import java.util.Arrays;

/**
 * The readings of one tag in six hours of its own clock, sorted, with their sums and the walk as it came in from the
 * bucket before. Not thread-safe.
 */
final class Bucket {
    private static final long LENGTH_MS = 6 * 3_600_000L;
    private static final int FIRST_ROOM = 16;

    private long[] observedMs = new long[FIRST_ROOM];
    private long[] receivedMs = new long[FIRST_ROOM];
    private int[] microC = new int[FIRST_ROOM];
    private int[] sequence = new int[FIRST_ROOM];
    private boolean[] contested = new boolean[FIRST_ROOM];
    private int size;
    private Walk entering;
    private CurveSums sums;

    Bucket(Walk entering, CurveRules rules) {
        this.entering = entering;
        this.sums = new CurveSums(rules);
    }

    static long numberOf(long observedMs) {
        return Math.floorDiv(observedMs, LENGTH_MS);
    }

    /** Where the time stands, or {@code -place - 1} where it would stand. */
    int find(long ms) {
        if (size == 0 || observedMs[size - 1] < ms) {
            return -size - 1;
        }
        return Arrays.binarySearch(observedMs, 0, size, ms);
    }

    void insert(int place, Reading reading) {
        if (size == observedMs.length) {
            int room = size * 2;
            observedMs = Arrays.copyOf(observedMs, room);
            receivedMs = Arrays.copyOf(receivedMs, room);
            microC = Arrays.copyOf(microC, room);
            sequence = Arrays.copyOf(sequence, room);
            contested = Arrays.copyOf(contested, room);
        }
        int after = size - place;
        System.arraycopy(observedMs, place, observedMs, place + 1, after);
        System.arraycopy(receivedMs, place, receivedMs, place + 1, after);
        System.arraycopy(microC, place, microC, place + 1, after);
        System.arraycopy(sequence, place, sequence, place + 1, after);
        System.arraycopy(contested, place, contested, place + 1, after);
        size++;
        set(place, reading);
        contested[place] = false;
    }

    /**
     * Joins a reading with the one of the same moment: the first received stays, of those the coldest, of those the
     * lowest number; whatever the order of joining. Two temperatures for one moment are contested.
     *
     * @return whether what is walked over has changed
     */
    boolean join(int place, Reading reading) {
        contested[place] |= microC[place] != reading.microC();
        int order = Long.compare(reading.receivedAtMs(), receivedMs[place]);
        order = order != 0 ? order : Integer.compare(reading.microC(), microC[place]);
        order = order != 0 ? order : Integer.compare(reading.sequence(), sequence[place]);
        if (order >= 0) {
            return false;
        }
        boolean changes = microC[place] != reading.microC() || sequence[place] != reading.sequence();
        set(place, reading);
        return changes;
    }

    private void set(int place, Reading reading) {
        observedMs[place] = reading.observedAtMs();
        receivedMs[place] = reading.receivedAtMs();
        microC[place] = reading.microC();
        sequence[place] = reading.sequence();
    }

    int size() {
        return size;
    }

    Reading reading(int place) {
        return new Reading(observedMs[place], receivedMs[place], microC[place], sequence[place]);
    }

    boolean isContested(int place) {
        return contested[place];
    }

    Walk entering() {
        return entering;
    }

    CurveSums sums() {
        return sums;
    }

    /** Counts the reading at the place as the next one of the walk. */
    void step(int place, Walk walk) {
        walk.step(observedMs[place], microC[place], sequence[place], sums);
    }

    /** Counts anew, the walk coming in as given and going out at the bucket's end. */
    void walkAgain(Walk walk, CurveRules rules) {
        entering = walk.copy();
        sums = new CurveSums(rules);
        for (int place = 0; place < size; place++) {
            step(place, walk);
        }
    }
}
