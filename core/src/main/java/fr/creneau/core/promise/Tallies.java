package fr.creneau.core.promise;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Promises counted by every {@link Dimension}; each window counts once in each. Immutable. */
public final class Tallies {
    public static final Tallies NONE = new Tallies(new EnumMap<>(Dimension.class));

    private final Map<Dimension, SortedMap<String, Tally>> counts;

    private Tallies(Map<Dimension, SortedMap<String, Tally>> counts) {
        this.counts = counts;
    }

    public static Tallies of(Collection<Told> windows) {
        Map<Dimension, SortedMap<String, Tally>> counts = new EnumMap<>(Dimension.class);
        for (Told window : windows) {
            for (Dimension dimension : Dimension.values()) {
                add(counts, dimension, window.bucket(dimension), window.tally());
            }
        }
        return new Tallies(counts);
    }

    /** These with one count more; for those who read them from a table. */
    public Tallies plus(Dimension dimension, String bucket, Tally tally) {
        Map<Dimension, SortedMap<String, Tally>> sum = copy();
        add(sum, dimension, bucket, tally);
        return new Tallies(sum);
    }

    /** Both together. */
    public Tallies plus(Tallies other) {
        Map<Dimension, SortedMap<String, Tally>> sum = copy();
        other.counts.forEach(
                (dimension, buckets) -> buckets.forEach((bucket, tally) -> add(sum, dimension, bucket, tally)));
        return new Tallies(sum);
    }

    /** All windows together. */
    public Tally all() {
        return by(Dimension.ALL).getOrDefault("", Tally.NONE);
    }

    /** By bucket, in the buckets' order; those without a window are left out. */
    public SortedMap<String, Tally> by(Dimension dimension) {
        SortedMap<String, Tally> buckets = counts.get(dimension);
        return buckets == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(buckets);
    }

    private Map<Dimension, SortedMap<String, Tally>> copy() {
        Map<Dimension, SortedMap<String, Tally>> copy = new EnumMap<>(Dimension.class);
        counts.forEach((dimension, buckets) -> copy.put(dimension, new TreeMap<>(buckets)));
        return copy;
    }

    private static void add(
            Map<Dimension, SortedMap<String, Tally>> counts, Dimension dimension, String bucket, Tally tally) {
        counts.computeIfAbsent(dimension, ignored -> new TreeMap<>()).merge(bucket, tally, Tally::plus);
    }
}
