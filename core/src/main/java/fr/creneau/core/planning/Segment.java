package fr.creneau.core.planning;

/**
 * A stretch of a round, summed up so that two stretches join in O(1), exactly.
 *
 * <p>Whoever begins the stretch within {@code earliest..latest} needs {@code duration} for it, waiting included, and
 * breaks its windows by {@code warp} in sum; whoever begins before {@code earliest} only waits longer, whoever begins
 * after {@code latest} breaks them by as much more. A break of the driver is a stretch of no length, taken at the door of
 * the stop before it: joined with a leg of 0.
 *
 * <p>Source: Vidal, Crainic, Gendreau, Prins, "A hybrid genetic algorithm with adaptive diversity management for a large
 * class of vehicle routing problems with time windows", Computers and Operations Research 40 (2013). Units are the
 * problem's.
 *
 * @param duration from the beginning to the end, waiting included, 0 or more
 * @param warp sum of what the windows are broken by; 0: all are kept
 * @param earliest a beginning before it only adds waiting
 * @param latest a beginning after it breaks a window
 * @param load sum of the loads
 */
public record Segment(long duration, long warp, long earliest, long latest, long load) {
    /** One stop, or a break (load 0). */
    public static Segment of(long earliest, long latest, long service, long load) {
        return new Segment(service, 0, earliest, latest, load);
    }

    /** A van that is free at a given time and not before: what lies behind it is history. */
    public static Segment freeAt(long time) {
        return new Segment(0, 0, time, time, 0);
    }

    /** This stretch, then a leg that takes {@code leg}, then the next stretch. */
    public Segment join(long leg, Segment next) {
        long delta = duration - warp + leg;
        long waiting = Math.max(next.earliest - delta - latest, 0);
        long broken = Math.max(earliest + delta - next.latest, 0);
        return new Segment(
                duration + next.duration + leg + waiting,
                warp + next.warp + broken,
                Math.max(next.earliest - delta, earliest) - waiting,
                Math.min(next.latest - delta, latest) + broken,
                load + next.load);
    }

    /** When the stretch ends for who begins as early as is of use. */
    public long earliestEnd() {
        return earliest + duration - warp;
    }

    /** Whether every window is kept, the load fits, and no more than {@code longest} is needed from end to end. */
    public boolean fits(long capacity, long longest) {
        return warp == 0 && load <= capacity && duration <= longest;
    }
}
