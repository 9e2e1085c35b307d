package fr.creneau.core.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Series that end together at one origin; they may begin at different times. Immutable, as far as the values of its
 * series are left alone.
 */
public final class Panel {
    private final List<Series> series;
    private final int[] seasons;
    private final Optional<LocalDate> lastDay;

    /**
     * @param seasons periods in steps, shortest first, each at least 2, such as 24 and 168 for hours; may be none
     * @param lastDay the day of the last values where a step is a day: then the calendar can be used
     */
    public Panel(List<Series> series, int[] seasons, Optional<LocalDate> lastDay) {
        for (int i = 0; i < seasons.length; i++) {
            if (seasons[i] < (i == 0 ? 2 : seasons[i - 1] + 1)) {
                throw new IllegalArgumentException(
                        "seasons %s: expected 2 or more, shortest first".formatted(Arrays.toString(seasons)));
            }
        }
        this.series = List.copyOf(series);
        this.seasons = seasons.clone();
        this.lastDay = lastDay;
    }

    public List<Series> series() {
        return series;
    }

    public int size() {
        return series.size();
    }

    public int[] seasons() {
        return seasons.clone();
    }

    /** The shortest season, or 1 where there is none: the step of a seasonal naive forecast. */
    public int season() {
        return seasons.length == 0 ? 1 : seasons[0];
    }

    public Optional<LocalDate> lastDay() {
        return lastDay;
    }

    /** The panel as it was known {@code steps} earlier. */
    public Panel before(int steps) {
        return new Panel(
                series.stream().map(one -> one.before(steps)).toList(),
                seasons,
                lastDay.map(day -> day.minusDays(steps)));
    }

    /**
     * What came in the {@code horizon} steps after the panel as it was {@code steps} earlier; NaN for a series that had
     * not begun.
     */
    public double[][] after(int steps, int horizon) {
        return IntStream.range(0, size())
                .mapToObj(i -> {
                    Series one = series.get(i);
                    int from = one.length() - steps;
                    return from <= 0
                            ? nothing(horizon)
                            : Arrays.copyOfRange(one.values(), from, Math.addExact(from, horizon));
                })
                .toArray(double[][]::new);
    }

    /** Unknown values replaced by what the same place of the season held nearest in time; leading ones are dropped. */
    public Panel filled() {
        int season = season();
        return new Panel(
                series.stream()
                        .map(one -> new Series(one.id(), Gaps.fill(one.values(), season), one.statics()))
                        .toList(),
                seasons,
                lastDay);
    }

    private static double[] nothing(int horizon) {
        double[] unknown = new double[horizon];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }
}
