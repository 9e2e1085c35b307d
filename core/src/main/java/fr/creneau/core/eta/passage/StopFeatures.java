package fr.creneau.core.eta.passage;

import fr.creneau.core.eta.RoundProgress;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the trees look at for one stop ahead: the round's own delay and how it came, the plan to that stop, and what
 * others lately made of the same stretch. One row for each stop ahead, computed together in one pass. A buffer to be
 * refilled; not thread-safe.
 */
public final class StopFeatures {
    /** The columns, in their order; durations in seconds. A model learnt with other columns is not used. */
    public static final List<String> COLUMNS = List.of(
            "delay",
            "planned_left",
            "stops_left",
            "stops_behind",
            "stops_after",
            "hour",
            "day_of_week",
            "delay_change_1",
            "delay_change_3",
            "delay_change_6",
            "delay_change_all",
            "first_delay",
            "over_10_min",
            "over_30_min",
            "over_2_h",
            "over_3_days",
            "over_last",
            "over_usual",
            "over_usual_day",
            "age",
            "headway",
            "headway_planned",
            "headway_excess",
            "town_15_min",
            "town_45_min");

    /** Those columns that tell of other vans' passages; the others tell of the round itself. */
    public static final Set<String> OF_OTHERS =
            Set.copyOf(COLUMNS.subList(COLUMNS.indexOf("over_10_min"), COLUMNS.size()));

    private static final int N = COLUMNS.size();

    /** A passage older than this says nothing of now. */
    private static final double STALE_SECONDS = 7_200;

    private final Set<String> without;
    private final int[] hidden;
    private float[] rows = new float[0];
    private final double[] scratch = new double[Passages.MEMORY_COUNT + 4];
    private double delay;
    private int reference;

    /** All columns. */
    public StopFeatures() {
        this(Set.of());
    }

    /**
     * Some columns hidden, to measure what they bring: they read as unknown.
     *
     * @throws IllegalArgumentException for a name that is no column
     */
    public StopFeatures(Set<String> without) {
        this.without = Set.copyOf(without);
        hidden = without.stream().mapToInt(COLUMNS::indexOf).toArray();
        if (Arrays.stream(hidden).anyMatch(column -> column < 0)) {
            throw new IllegalArgumentException("columns %s: expected some of %s".formatted(without, COLUMNS));
        }
    }

    /** The columns that are hidden. */
    public Set<String> without() {
        return without;
    }

    /** Numbers of each row. */
    public static int columns() {
        return N;
    }

    /**
     * Fills one row for each stop ahead.
     *
     * @return whether there is a delay to start from: a stop behind that was seen to be left
     */
    public boolean fill(RoundProgress progress, Passages passages) {
        reference = progress.done() - 1;
        if (reference < 0 || Double.isNaN(progress.actualDeparture(reference))) {
            return false;
        }
        delay = delayAt(progress, reference);
        if (rows.length < progress.ahead() * N) {
            rows = new float[Math.max(progress.ahead() * N, rows.length * 2)];
        }
        double now = progress.nowSeconds();
        boolean weekend = progress.localDayOfWeek() >= 5;
        Arrays.fill(scratch, 0);
        int leg = passages.findLeg(progress, reference + 1);
        double own = progress.actualDeparture(reference);
        boolean followed = leg >= 0 && now - passages.leftAt(leg, own) < STALE_SECONDS;
        double headway = followed ? now - passages.leftAt(leg, own) : Double.NaN;
        double headwayPlanned =
                followed ? progress.plannedDeparture(reference) - passages.leftPlanned(leg, own) : Double.NaN;
        double hour = progress.localSecondOfDay(progress.plannedDeparture(reference)) / 3_600;
        for (int j = 0; j < progress.ahead(); j++) {
            int stop = reference + 1 + j;
            if (j > 0) {
                gather(progress, passages, passages.findPlace(progress, stop - 1), stop - 1, now, weekend);
            }
            gather(progress, passages, passages.findLeg(progress, stop), stop - 1, now, weekend);
            int at = j * N;
            double left = plannedLeft(progress, j);
            rows[at] = (float) delay;
            rows[at + 1] = (float) left;
            rows[at + 2] = j + 1;
            rows[at + 3] = reference;
            rows[at + 4] = progress.stops() - 1 - reference;
            rows[at + 5] = (float) hour;
            rows[at + 6] = progress.localDayOfWeek();
            rows[at + 7] = (float) change(progress, 1);
            rows[at + 8] = (float) change(progress, 3);
            rows[at + 9] = (float) change(progress, 6);
            rows[at + 10] = (float) change(progress, reference);
            rows[at + 11] = (float) delayAt(progress, 0);
            for (int k = 0; k < Passages.MEMORY_COUNT + 3; k++) {
                rows[at + 12 + k] = (float) scratch[k];
            }
            rows[at + 19] = (float) (scratch[Passages.MEMORY_COUNT + 3] / (2 * (j + 1)));
            rows[at + 20] = (float) headway;
            rows[at + 21] = (float) headwayPlanned;
            rows[at + 22] = (float) (headway - headwayPlanned);
            rows[at + 23] = (float) (passages.townPace(0, now) * left);
            rows[at + 24] = (float) (passages.townPace(1, now) * left);
            for (int column : hidden) {
                rows[at + column] = Float.NaN;
            }
        }
        return true;
    }

    /** All rows, one after another; valid until the next fill. */
    public float[] rows() {
        return rows;
    }

    /** Where a stop's row starts. */
    public static int at(int stopAhead) {
        return stopAhead * N;
    }

    /** Delay at the last departure, seconds; late is positive. */
    public double delay() {
        return delay;
    }

    /** Planned seconds from the last departure to a stop ahead. */
    public double plannedLeft(RoundProgress progress, int stopAhead) {
        return progress.plannedArrival(reference + 1 + stopAhead) - progress.plannedDeparture(reference);
    }

    private void gather(
            RoundProgress progress, Passages passages, int slot, int plannedAs, double now, boolean weekend) {
        int next = Passages.MEMORY_COUNT;
        if (slot < 0) {
            scratch[next + 3] += STALE_SECONDS;
            return;
        }
        for (int memory = 0; memory < Passages.MEMORY_COUNT; memory++) {
            scratch[memory] += passages.recent(slot, memory, now);
        }
        double age = passages.age(slot, now);
        if (age < STALE_SECONDS) {
            scratch[next] += passages.last(slot);
        }
        double clock = progress.localSecondOfDay(progress.plannedDeparture(plannedAs));
        scratch[next + 1] += passages.usual(slot, clock);
        scratch[next + 2] += passages.usual(slot, clock, weekend);
        scratch[next + 3] += Math.min(age, STALE_SECONDS);
    }

    private double change(RoundProgress progress, int stopsBack) {
        return delay - delayAt(progress, Math.max(0, reference - stopsBack));
    }

    private static double delayAt(RoundProgress progress, int stop) {
        return progress.actualDeparture(stop) - progress.plannedDeparture(stop);
    }
}
