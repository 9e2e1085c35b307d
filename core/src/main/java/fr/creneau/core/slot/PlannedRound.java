package fr.creneau.core.slot;

import fr.creneau.core.replay.Call;
import fr.creneau.core.replay.Drive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round as it is planned and as far as it is driven. Immutable.
 *
 * @param id opaque
 * @param shift its driver and van
 * @param stops in the order planned; the first {@code now.served()} are behind
 * @param pause the driver's break, if one is planned and not over
 * @param now null: has not left the depot
 * @param notBefore epoch seconds; nothing ahead begins sooner: the time now, as the round was told it last
 */
public record PlannedRound(
        String id,
        Shift shift,
        List<Stop> stops,
        @Nullable Pause pause,
        @Nullable VanNow now,
        long notBefore) {
    public PlannedRound {
        stops = List.copyOf(stops);
        int served = now == null ? 0 : now.served();
        boolean rested = now != null && now.rested();
        if (served > stops.size()
                || pause != null && (rested || pause.afterStops() > stops.size() || pause.afterStops() < served)) {
            throw new IllegalArgumentException(
                    "round %s of %d stops, %d served, rested %s, break after %s: expected no more than there are, and the break ahead"
                            .formatted(id, stops.size(), served, rested, pause == null ? "none" : pause.afterStops()));
        }
    }

    /** A round of which nothing is known but its plan and its van: what is ahead begins with the shift at the earliest. */
    public PlannedRound(String id, Shift shift, List<Stop> stops, @Nullable Pause pause, @Nullable VanNow now) {
        this(id, shift, stops, pause, now, shift.start());
    }

    /** How many stops are behind. */
    public int served() {
        return now == null ? 0 : now.served();
    }

    /** The stops ahead. */
    public List<Stop> open() {
        return stops.subList(served(), stops.size());
    }

    /** The round with a stop inserted before the place {@code at}, as {@link #stops} counts. */
    public PlannedRound with(Stop stop, int at, boolean beforePause) {
        List<Stop> longer = new ArrayList<>(stops);
        longer.add(at, stop);
        Pause moved = pause;
        if (pause != null && (at < pause.afterStops() || at == pause.afterStops() && beforePause)) {
            moved = pause.after(pause.afterStops() + 1);
        }
        return planned(longer, moved);
    }

    /** The round without one of its open stops. */
    public PlannedRound without(int at) {
        List<Stop> shorter = new ArrayList<>(stops);
        shorter.remove(at);
        Pause moved = pause != null && at < pause.afterStops() ? pause.after(pause.afterStops() - 1) : pause;
        return planned(shorter, moved);
    }

    /** The van has come so far; a break that was taken, or whose place is behind, is over. */
    public PlannedRound at(VanNow then) {
        boolean over = pause != null && (then.rested() || pause.afterStops() < then.served());
        return new PlannedRound(id, shift, stops, over ? null : pause, then, notBefore);
    }

    /** It is {@code time} now, epoch seconds: a van that still stands can leave then at the earliest. Never goes back. */
    public PlannedRound asOf(long time) {
        return time <= notBefore ? this : new PlannedRound(id, shift, stops, pause, now, time);
    }

    /** The same round with what is planned changed: its stops, those behind unchanged, and its break. */
    public PlannedRound planned(List<Stop> line, @Nullable Pause rest) {
        return new PlannedRound(id, shift, line, rest, now, notBefore);
    }

    /** Epoch seconds at which the van can leave from where it is. */
    long ready() {
        return Math.max(notBefore, now == null ? shift.start() : now.freeAt());
    }

    /** Where the van is. */
    Spot spot() {
        return now == null ? shift.depot() : now.spot();
    }

    /** What the van carries for all its stops. */
    public long load() {
        return stops.stream().mapToLong(Stop::load).sum();
    }

    /**
     * What is ahead, as a drive for the judge: read from the plan alone, without what the engines work out ({@code
     * JudgeIsIndependentTest}).
     */
    public Drive drive(Streets streets) {
        List<Call> calls = new ArrayList<>();
        Spot at = now == null ? shift.depot() : now.spot();
        int place = served();
        addPause(calls, pause, place);
        for (Stop stop : open()) {
            calls.add(new Call(
                    "stop " + stop.id(),
                    streets.seconds(at, stop.spot()),
                    stop.earliest(),
                    stop.latest(),
                    stop.serviceSeconds(),
                    stop.load()));
            at = stop.spot();
            addPause(calls, pause, ++place);
        }
        long aboard = load() - open().stream().mapToLong(Stop::load).sum();
        return new Drive(
                Math.max(notBefore, now == null ? shift.start() : now.freeAt()),
                calls,
                streets.seconds(at, shift.depot()),
                now == null ? shift.end() : Math.min(shift.end(), now.startedAt() + shift.longestSeconds()),
                now == null ? shift.longestSeconds() : Double.POSITIVE_INFINITY,
                shift.capacity() - (double) aboard);
    }

    private static void addPause(List<Call> calls, @Nullable Pause pause, int place) {
        if (pause != null && pause.afterStops() == place) {
            calls.add(new Call("break", 0, pause.earliest(), pause.latest(), pause.seconds(), 0));
        }
    }
}
