package fr.creneau.core.coldchain.curve;

import fr.creneau.core.coldchain.Reading;
import fr.creneau.core.coldchain.profile.Limit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All readings of one tag, and the fold over them in the order in which they were measured. A reading is told from
 * another by the tag and its moment; the same one may come as often as it likes.
 *
 * <p>The newest reading costs one step of the walk. A late one makes its bucket be walked again, and those after it only
 * as long as something that is carried over has changed. Not thread-safe.
 */
public final class TagCurve {
    private final CurveRules rules;
    private final TreeMap<Long, Bucket> buckets = new TreeMap<>();
    private Walk walk;
    private long newestNumber = Long.MIN_VALUE;
    private @Nullable Bucket newest;

    public TagCurve(CurveRules rules) {
        this.rules = rules;
        this.walk = new Walk(rules);
    }

    public CurveRules rules() {
        return rules;
    }

    /** Joins a reading into the set. */
    public Joined join(Reading reading) {
        long number = Bucket.numberOf(reading.observedAtMs());
        Bucket bucket = bucketOf(number);
        int place = bucket.find(reading.observedAtMs());
        if (place >= 0) {
            return bucket.join(place, reading) ? walkAgain(number, bucket) : Joined.DOUBLE;
        }
        bucket.insert(-place - 1, reading);
        if (bucket != newest || -place != bucket.size()) {
            return walkAgain(number, bucket);
        }
        boolean loud = walk.isInExcursion();
        bucket.step(-place - 1, walk);
        return loud || walk.isInExcursion() ? Joined.LOUD : Joined.QUIET;
    }

    private Bucket bucketOf(long number) {
        if (newest != null && number == newestNumber) {
            return newest;
        }
        Bucket found = buckets.get(number);
        if (found == null) {
            Map.Entry<Long, Bucket> next = buckets.higherEntry(number);
            Walk entering =
                    next == null ? walk.copy() : next.getValue().entering().copy();
            found = new Bucket(entering, rules);
            buckets.put(number, found);
            if (next == null) {
                newest = found;
                newestNumber = number;
            }
        }
        return found;
    }

    private Joined walkAgain(long number, Bucket first) {
        Walk again = first.entering().copy();
        boolean loud = again.isInExcursion();
        for (Bucket bucket : buckets.tailMap(number, true).values()) {
            if (bucket != first && bucket.entering().carriesTheSameAs(again)) {
                return loud ? Joined.LOUD : Joined.QUIET;
            }
            loud |= bucket.sums().hasEnded();
            bucket.walkAgain(again, rules);
            loud |= bucket.sums().hasEnded() || again.isInExcursion();
        }
        loud |= walk.isInExcursion();
        walk = again;
        return loud ? Joined.LOUD : Joined.QUIET;
    }

    /** Everything counted so far. */
    public CurveSums sums() {
        CurveSums all = new CurveSums(rules);
        buckets.values().forEach(bucket -> all.add(bucket.sums()));
        walk.endStretch(all);
        return all;
    }

    /** The first moment measured, by the tag's clock; null without readings. */
    public @Nullable Long findFirstMs() {
        return buckets.isEmpty()
                ? null
                : Long.valueOf(buckets.firstEntry().getValue().reading(0).observedAtMs());
    }

    /** The last moment measured, by the tag's clock; null without readings. */
    public @Nullable Long findLastMs() {
        return buckets.isEmpty() ? null : Long.valueOf(walk.lastMs());
    }

    /** All excursions beyond a limit in order of time; the last one may be going on. */
    public List<Excursion> excursions(Limit limit) {
        List<Excursion> found = new ArrayList<>();
        for (Bucket bucket : buckets.values()) {
            if (bucket.sums().hasEnded()) {
                bucket.sums().ended().stream()
                        .filter(excursion -> excursion.limit().equals(limit))
                        .forEach(found::add);
            }
        }
        Excursion open = walk.findOpen(rules.indexOf(limit));
        if (open != null) {
            found.add(open);
        }
        return found;
    }

    /** When the time measured beyond a limit came to this much, by the tag's clock; null while it has not. */
    public @Nullable Long findBeyondReached(Limit limit, long sumMs) {
        int index = rules.indexOf(limit);
        long before = 0;
        for (Bucket bucket : buckets.values()) {
            long within = bucket.sums().beyondMs(index);
            if (before + within >= sumMs) {
                return momentWithin(bucket, index, sumMs - before);
            }
            before += within;
        }
        return null;
    }

    /** Walks the bucket again, to the span in which the time that is missing was measured. */
    private Long momentWithin(Bucket bucket, int limit, long missingMs) {
        Walk again = bucket.entering().copy();
        CurveSums sums = new CurveSums(rules);
        for (int place = 0; place < bucket.size(); place++) {
            Reading reading = bucket.reading(place);
            long before = sums.beyondMs(limit);
            long lastMs = again.lastMs();
            again.step(reading.observedAtMs(), reading.microC(), reading.sequence(), sums);
            long span = sums.beyondMs(limit) - before;
            if (before + span >= missingMs) {
                boolean beyond = rules.limit(limit).isBeyond(reading.microC());
                return (beyond ? reading.observedAtMs() - span : lastMs) + missingMs - before;
            }
        }
        throw new IllegalStateException("a bucket's sums say more than its readings");
    }

    /** Hands over all readings in the order in which they were measured. */
    public void forEachReading(Consumer<Reading> each) {
        for (Bucket bucket : buckets.values()) {
            for (int place = 0; place < bucket.size(); place++) {
                each.accept(bucket.reading(place));
            }
        }
    }

    /** The newest readings by the tag's clock, oldest first, at most so many. */
    public List<Reading> listNewest(int count) {
        List<Reading> found = new ArrayList<>(count);
        for (Bucket bucket : buckets.descendingMap().values()) {
            for (int place = bucket.size() - 1; place >= 0 && found.size() < count; place--) {
                found.add(bucket.reading(place));
            }
            if (found.size() == count) {
                break;
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** Readings for whose moment another temperature came too, in order. */
    public List<Reading> listContested() {
        List<Reading> found = new ArrayList<>();
        for (Bucket bucket : buckets.values()) {
            for (int place = 0; place < bucket.size(); place++) {
                if (bucket.isContested(place)) {
                    found.add(bucket.reading(place));
                }
            }
        }
        return found;
    }
}
