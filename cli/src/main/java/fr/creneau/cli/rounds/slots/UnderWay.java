package fr.creneau.cli.rounds.slots;

import fr.creneau.core.slot.DepotDay;
import fr.creneau.core.slot.Pause;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.Shift;
import fr.creneau.core.slot.Spot;
import fr.creneau.core.slot.Stop;
import fr.creneau.core.slot.VanNow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Days and rounds that are under way: stops served, vans between two doors, drivers at rest, vans that still stand. */
final class UnderWay {
    /** Local hours at which the days of a week are looked at, in turn; the shifts of vans begin at 7, 9:30 and 12:30. */
    private static final double[] HOURS = {8.75, 9.25, 10.5, 12.2, 14, 16.5};

    /** One van in so many has a shift that is longer than its driver's duty. */
    private static final int WIDE = 3;

    private static final int WIDER_SECONDS = 3_600;
    private static final int LATEST_SECONDS = 900;

    private UnderWay() {}

    /** The days of the week, each at an hour of its own. */
    static Map<LocalDate, DepotDay> days(DepotWeek week, Random random) {
        Map<LocalDate, DepotDay> days = new LinkedHashMap<>();
        week.days().forEach((date, planned) -> {
            double hour = HOURS[days.size() % HOURS.length];
            long eight = week.slots().stream()
                    .filter(slot -> slot.date().equals(date))
                    .findFirst()
                    .orElseThrow()
                    .startSeconds();
            long time = eight + Math.round((hour - 8) * 3600);
            List<PlannedRound> rounds = new ArrayList<>();
            List<Long> leaves = new ArrayList<>();
            for (PlannedRound round : planned.rounds()) {
                leaves.add(round.shift().start() + bearable(round, random));
                rounds.add(perhapsWidened(round, random));
            }
            DepotDay day = new DepotDay(DepotTown.STREETS, rounds);
            for (int place = 0; place < rounds.size(); place++) {
                if (leaves.get(place) <= time) {
                    day.proceed(place, van(rounds.get(place), leaves.get(place), time));
                }
            }
            day.timeIs(time);
            days.put(date, day);
        });
        return days;
    }

    /** One in three of the rounds in a shift that begins an hour sooner and ends an hour later: then the longest duty binds. */
    static PlannedRound perhapsWidened(PlannedRound round, Random random) {
        if (random.nextInt(WIDE) > 0) {
            return round;
        }
        Shift shift = round.shift();
        Shift wide = new Shift(
                shift.depot(),
                shift.start() - WIDER_SECONDS,
                shift.end() + WIDER_SECONDS,
                shift.longestSeconds(),
                shift.capacity());
        return new PlannedRound(round.id(), wide, round.stops(), round.pause(), null);
    }

    /** Seconds by which the van of a round can leave late so that every promise is kept, drawn. */
    static long bearable(PlannedRound round, Random random) {
        long ready = (long) round.drive(DepotTown.STREETS).leaves();
        long late = random.nextInt(LATEST_SECONDS);
        while (!round.asOf(ready + late).drive(DepotTown.STREETS).faults().isEmpty()) {
            late /= 2;
        }
        return late;
    }

    /** Where the van of a round is at a time, if it left at {@code leaves} and each leg went as planned. */
    static VanNow van(PlannedRound round, long leaves, long time) {
        Pause pause = round.pause();
        Spot at = round.shift().depot();
        long free = leaves;
        boolean rested = false;
        for (int place = 0; ; place++) {
            if (pause != null && pause.afterStops() == place) {
                long begins = Math.max(free, pause.earliest());
                if (begins > time) {
                    return new VanNow(place, false, leaves, at, free);
                }
                rested = true;
                free = begins + pause.seconds();
            }
            boolean last = place == round.stops().size();
            Spot to = last ? round.shift().depot() : round.stops().get(place).spot();
            int leg = DepotTown.STREETS.seconds(at, to);
            if (free + leg > time) {
                double share = Math.max(0, time - free) / (double) Math.max(1, leg);
                return new VanNow(place, rested, leaves, between(at, to, share), Math.max(free, time));
            }
            if (last) {
                return new VanNow(place, rested, leaves, to, free + leg);
            }
            Stop stop = round.stops().get(place);
            free = Math.max(free + leg, stop.earliest()) + stop.serviceSeconds();
            at = to;
        }
    }

    private static Spot between(Spot from, Spot to, double share) {
        return new Spot(
                from.eastMetres() + (to.eastMetres() - from.eastMetres()) * share,
                from.northMetres() + (to.northMetres() - from.northMetres()) * share);
    }
}
