package fr.creneau.core.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stretches of time, in order, apart from each other, none of them empty. Immutable. */
public final class Spans {
    /** No time at all. */
    public static final Spans NONE = new Spans(List.of());

    private final List<Span> list;

    /**
     * One stretch.
     *
     * @param fromMs epoch milliseconds
     * @param toMs epoch milliseconds, exclusive, after {@code fromMs}
     */
    public record Span(long fromMs, long toMs) {
        public Span {
            if (fromMs >= toMs) {
                throw new IllegalArgumentException(
                        "span from %d to %d: expected a start before its end".formatted(fromMs, toMs));
            }
        }

        public boolean contains(long ms) {
            return ms >= fromMs && ms < toMs;
        }
    }

    private Spans(List<Span> list) {
        this.list = list;
    }

    /** Joins what touches or overlaps. */
    public static Spans of(List<Span> spans) {
        if (spans.isEmpty()) {
            return NONE;
        }
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingLong(Span::fromMs).thenComparingLong(Span::toMs));
        List<Span> joined = new ArrayList<>();
        for (Span next : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).toMs() >= next.fromMs()) {
                Span before = joined.get(last);
                joined.set(last, new Span(before.fromMs(), Math.max(before.toMs(), next.toMs())));
            } else {
                joined.add(next);
            }
        }
        return new Spans(List.copyOf(joined));
    }

    public List<Span> list() {
        return list;
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public boolean contains(long ms) {
        for (Span span : list) {
            if (span.contains(ms)) {
                return true;
            }
        }
        return false;
    }

    /** What is here and not in the other. */
    public Spans minus(Spans other) {
        List<Span> left = list;
        for (Span cut : other.list) {
            List<Span> next = new ArrayList<>();
            for (Span span : left) {
                if (cut.toMs() <= span.fromMs() || cut.fromMs() >= span.toMs()) {
                    next.add(span);
                    continue;
                }
                if (cut.fromMs() > span.fromMs()) {
                    next.add(new Span(span.fromMs(), cut.fromMs()));
                }
                if (cut.toMs() < span.toMs()) {
                    next.add(new Span(cut.toMs(), span.toMs()));
                }
            }
            left = next;
        }
        return of(left);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Spans spans && list.equals(spans.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
