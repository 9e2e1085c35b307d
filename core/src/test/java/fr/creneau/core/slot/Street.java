package fr.creneau.core.slot;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A street for tests: one metre a second, the depot at its beginning, a Monday. */
final class Street {
    static final Streets WALK = new CrowFlight(1, 1);
    static final Spot DEPOT = new Spot(0, 0);
    static final List<Slot> SLOTS =
            new SlotCalendar(ZoneId.of("Europe/Paris"), date -> false).day(LocalDate.of(2026, 3, 23));
    static final long EIGHT = SLOTS.get(0).startSeconds();

    private Street() {}

    static long at(int hour, int minute) {
        return EIGHT + (hour - 8) * 3600L + minute * 60L;
    }

    static Stop stop(String id, double metres, long from, long to) {
        return new Stop(id, new Spot(metres, 0), from, to, 300, 1);
    }

    static Wish wish(double metres) {
        return new Wish("new", new Spot(metres, 0), 300, 1);
    }

    static Shift shift(int fromHour, int toHour) {
        return new Shift(DEPOT, at(fromHour, 0), at(toHour, 0), 12 * 3600, 100);
    }

    static PlannedRound round(Shift shift, @Nullable Pause pause, Stop... stops) {
        return new PlannedRound("R1", shift, List.of(stops), pause, null);
    }

    /**
     * Some rounds in a town, each of which keeps all it promised; some with breaks, some on the road, some told the time,
     * some with short duties.
     */
    static List<PlannedRound> random(Random random, int rounds, int stops) {
        List<PlannedRound> made = new ArrayList<>();
        while (made.size() < rounds) {
            PlannedRound round = random("R" + made.size(), random, stops);
            if (round.drive(WALK).faults().isEmpty()) {
                made.add(round);
            }
        }
        return made;
    }

    private static PlannedRound random(String id, Random random, int stops) {
        long start = at(7 + random.nextInt(6), 0);
        List<Stop> line = new ArrayList<>();
        long time = start;
        Spot at = DEPOT;
        int half = random.nextInt(stops);
        Pause pause = null;
        for (int k = 0; k < stops; k++) {
            if (k == half && random.nextBoolean()) {
                pause = new Pause(time - random.nextInt(1800), time + random.nextInt(1800), 1800, k);
                time += 1800;
            }
            Spot spot = new Spot(random.nextInt(2000) - 1000, random.nextInt(2000) - 1000);
            time += WALK.seconds(at, spot) + random.nextInt(300);
            long width = random.nextInt(4) == 0 ? 20_000 : 1800 + random.nextInt(5400);
            long from = time - random.nextInt((int) width);
            line.add(new Stop(id + "/" + k, spot, from, from + width, 60 + random.nextInt(200), random.nextInt(3)));
            time += 260;
            at = spot;
        }
        long duty = time - start + 1500 + random.nextInt(3000);
        Shift shift = new Shift(DEPOT, start - random.nextInt(3600), time + 3600, duty, 2 * stops);
        PlannedRound round = new PlannedRound(id, shift, line, pause, null);
        if (random.nextInt(3) > 0) {
            return random.nextBoolean() ? round : round.asOf(shift.start() + random.nextInt(7200));
        }
        double[] begins = round.drive(WALK).begins();
        int served = random.nextInt(half + 1);
        if (served == 0) {
            return round.at(new VanNow(0, false, shift.start(), DEPOT, shift.start() + 60));
        }
        Stop last = line.get(served - 1);
        boolean rested = false;
        long free = (long) begins[served - 1] + last.serviceSeconds();
        if (pause != null && served == half && random.nextBoolean()) {
            rested = true;
            free = (long) begins[served] + pause.seconds();
        }
        return round.at(new VanNow(served, rested, shift.start(), last.spot(), free));
    }
}
