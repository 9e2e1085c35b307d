package fr.creneau.core.slot;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A round made anew, and what it breaks if each leg is driven as soon as possible.
 *
 * @param round with every stop that it had; those for which no place was found come last
 * @param unkept stops that are reached after what they were promised, in the round's order: they must be told
 * @param broken what else the round breaks
 */
public record Replanned(PlannedRound round, List<Stop> unkept, Set<Limit> broken) {
    /** What binds a round beside its promises. */
    public enum Limit {
        /** The break begins too late. */
        PAUSE,
        /** The van is back after the end of the shift. */
        SHIFT,
        /** From leaving to coming back it takes longer than the longest duty. */
        DUTY,
        /** The stops weigh more than the van can carry. */
        LOAD
    }

    public Replanned {
        unkept = List.copyOf(unkept);
        broken = Set.copyOf(broken);
    }

    /** Whether every promise, the break, the shift, the duty and the capacity are kept. */
    public boolean keepsAll() {
        return unkept.isEmpty() && broken.isEmpty();
    }

    /** Drives what is ahead of the round door by door. */
    static Replanned of(PlannedRound round, Streets streets) {
        Shift shift = round.shift();
        Pause pause = round.pause();
        List<Stop> unkept = new ArrayList<>();
        Set<Limit> broken = EnumSet.noneOf(Limit.class);
        Spot at = round.spot();
        long time = round.ready();
        for (int place = round.served(); place <= round.stops().size(); place++) {
            if (pause != null && pause.afterStops() == place) {
                long begins = Math.max(time, pause.earliest());
                if (begins > pause.latest()) {
                    broken.add(Limit.PAUSE);
                }
                time = begins + pause.seconds();
            }
            if (place < round.stops().size()) {
                Stop stop = round.stops().get(place);
                long begins = Math.max(time + streets.seconds(at, stop.spot()), stop.earliest());
                if (begins > stop.latest()) {
                    unkept.add(stop);
                }
                time = begins + stop.serviceSeconds();
                at = stop.spot();
            }
        }
        long home = time + streets.seconds(at, shift.depot());
        if (home > shift.end()) {
            broken.add(Limit.SHIFT);
        }
        if (round.load() > shift.capacity()) {
            broken.add(Limit.LOAD);
        }
        boolean inTime = unkept.isEmpty() && !broken.contains(Limit.PAUSE) && !broken.contains(Limit.SHIFT);
        if (duty(round, home, inTime, streets) > shift.longestSeconds()) {
            broken.add(Limit.DUTY);
        }
        return new Replanned(round, unkept, broken);
    }

    /** A van that has not left can leave later and wait less, as far as nothing is late for it. */
    private static long duty(PlannedRound round, long home, boolean inTime, Streets streets) {
        VanNow now = round.now();
        if (now != null) {
            return home - now.startedAt();
        }
        return inTime ? new RoundLine(round, streets).whole().duration() : home - round.ready();
    }
}
