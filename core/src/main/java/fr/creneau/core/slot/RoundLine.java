package fr.creneau.core.slot;

import fr.creneau.core.planning.Segment;

/**
 * A round laid out for O(1) questions: for each gap between two stops ahead, what comes before it and what comes after
 * it, summed up. Exact. Immutable, thread-safe.
 */
final class RoundLine {
    final PlannedRound round;

    /** Whether the round as it stands breaks something already; then it can take nothing. */
    final boolean broken;

    /** Whether keeping the windows and the shift is not enough: the longest duty is shorter than the shift. */
    final boolean dutyBinds;

    final long loadLeft;

    /** Gap g lies before open stop g; the last one before the depot. */
    final int gaps;

    final double[] fromEast;
    final double[] fromNorth;
    final double[] toEast;
    final double[] toNorth;

    /** Seconds of the leg that crosses the gap. */
    final int[] legs;

    /** When the van can leave what is before the gap, and must reach what is after it. */
    final long[] leave;

    final long[] reach;

    private final Segment[] before;
    private final Segment[] after;

    /** What comes before the driver's break without it, and the gap in which the break is; −1: none ahead. */
    private final Segment beforePause;

    final int pauseGap;

    RoundLine(PlannedRound round, Streets streets) {
        this.round = round;
        int stops = round.open().size();
        gaps = stops + 1;
        fromEast = new double[gaps];
        fromNorth = new double[gaps];
        toEast = new double[gaps];
        toNorth = new double[gaps];
        legs = new int[gaps];
        leave = new long[gaps];
        reach = new long[gaps];
        before = new Segment[gaps];
        after = new Segment[gaps];
        Shift shift = round.shift();
        VanNow now = round.now();
        long ready = round.ready();
        Spot at = round.spot();
        // Who is ready only after the shift's end is late at home, whatever lies between.
        Segment line = now == null
                ? Segment.of(ready, Math.max(ready, shift.end()), 0, 0)
                : new Segment(ready - now.startedAt(), 0, now.startedAt(), now.startedAt(), 0);
        Pause pause = round.pause();
        pauseGap = pause == null ? -1 : pause.afterStops() - round.served();
        Segment unpaused = line;
        for (int g = 0; g < gaps; g++) {
            Spot to = g < stops ? round.open().get(g).spot() : shift.depot();
            fromEast[g] = at.eastMetres();
            fromNorth[g] = at.northMetres();
            toEast[g] = to.eastMetres();
            toNorth[g] = to.northMetres();
            legs[g] = streets.seconds(at, to);
            if (pause != null && g == pauseGap) {
                unpaused = line;
                line = line.join(0, of(pause));
            }
            before[g] = line;
            leave[g] = line.earliestEnd();
            if (g < stops) {
                line = line.join(legs[g], of(round.open().get(g)));
                at = to;
            }
        }
        beforePause = unpaused;
        Segment end = Segment.of(shift.start(), shift.end(), 0, 0);
        for (int g = stops; g >= 0; g--) {
            after[g] = end;
            reach[g] = end.latest();
            if (g > 0) {
                // A break in the gap is part of what comes before it.
                Segment rest = pause != null && g == pauseGap ? of(pause).join(legs[g], end) : null;
                Segment stop = of(round.open().get(g - 1));
                end = rest == null ? stop.join(legs[g], end) : stop.join(0, rest);
            }
        }
        loadLeft = shift.capacity() - round.load();
        dutyBinds = shift.end() - (now == null ? ready : now.startedAt()) > shift.longestSeconds();
        broken = loadLeft < 0 || !fits(whole());
    }

    /** Whether a whole round of this driver keeps every window and the longest duty. */
    boolean fits(Segment whole) {
        return whole.fits(Long.MAX_VALUE, round.shift().longestSeconds());
    }

    /** Whether a stop fits into the gap, exactly; {@code beforeBreak}: the break of that gap comes after the stop. */
    boolean fits(Segment stop, int gap, int legIn, int legOut, boolean beforeBreak) {
        Segment line = beforeBreak ? beforePause.join(legIn, stop).join(0, of(pause())) : before[gap].join(legIn, stop);
        return fits(line.join(legOut, after[gap]));
    }

    /** The whole round, summed up. */
    Segment whole() {
        return before[gaps - 1].join(legs[gaps - 1], after[gaps - 1]);
    }

    /** When the van can leave what is before the break, if that is not taken yet. */
    long leaveUnpaused() {
        return beforePause.earliestEnd();
    }

    /** The whole round without the open stop; a break at its door is taken at the door before. */
    Segment without(int open, Streets streets) {
        Segment line = before[open];
        if (pauseGap == open + 1) {
            line = line.join(0, of(pause()));
        }
        int leg = streets.seconds(fromEast[open], fromNorth[open], toEast[open + 1], toNorth[open + 1]);
        return line.join(leg, after[open + 1]);
    }

    /** The whole round, which has no break, with one in the gap. */
    Segment with(Pause pause, int gap) {
        return before[gap].join(0, of(pause)).join(legs[gap], after[gap]);
    }

    /** Whether the break can be in time in the gap at all, at the door before it, in whatever order the stops are made. */
    boolean canTake(Pause pause, int gap) {
        return gap == 0
                ? round.ready() <= pause.latest()
                : of(round.open().get(gap - 1)).join(0, of(pause)).warp() == 0;
    }

    private Pause pause() {
        Pause pause = round.pause();
        if (pause == null) {
            throw new IllegalStateException("round " + round.id() + " has no break ahead");
        }
        return pause;
    }

    private static Segment of(Stop stop) {
        return Segment.of(stop.earliest(), stop.latest(), stop.serviceSeconds(), stop.load());
    }

    private static Segment of(Pause pause) {
        return Segment.of(pause.earliest(), pause.latest(), pause.seconds(), 0);
    }
}
