package fr.creneau.cli.rounds.slots;

import fr.creneau.cli.Report;
import fr.creneau.core.planning.Effort;
import fr.creneau.core.slot.DepotDay;
import fr.creneau.core.slot.Offer;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.Replanned;
import fr.creneau.core.slot.Replanner;
import fr.creneau.core.slot.Slot;
import fr.creneau.core.slot.Stop;
import fr.creneau.core.slot.VanNow;
import fr.creneau.core.slot.Wish;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import me.tongfei.progressbar.ProgressBar;

/**
 * Changes rounds of 150 stops ahead in a way that can be honoured, then makes them anew: a stop more, put last for the
 * engine to place; a stop less; a promise moved to another slot that was offered; a van that is late, as far as all
 * promises can bear.
 */
record ReplansBench(DepotWeek week, int replans, int deadlineMillis, long seed) {
    private static final int STOPS = 150;
    private static final int ROUNDS = 12;
    private static final int WARM_UP = 100;
    private static final int KINDS = 4;

    /** Whether every promise was kept. */
    boolean run(Report report) {
        Random random = new Random(seed);
        List<Slot> slots = week.slots().subList(0, 7);
        List<PlannedRound> rounds = new TownDay(slots, random).rounds(week.town(), ROUNDS, STOPS);
        List<Double> millis = new ArrayList<>();
        List<Double> cpuMillis = new ArrayList<>();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int broken = 0;
        double shorter = 0;
        int[] kinds = new int[KINDS];
        try (ProgressBar bar = new ProgressBar("Making rounds anew", replans)) {
            for (int k = -WARM_UP; millis.size() < replans; k++) {
                PlannedRound round = rounds.get(random.nextInt(ROUNDS));
                int kind = random.nextInt(KINDS);
                Optional<PlannedRound> possible = changed(round, kind, slots, random);
                if (possible.isEmpty()) {
                    continue;
                }
                PlannedRound changed = possible.get();
                long cpu = threads.getCurrentThreadCpuTime();
                long started = System.nanoTime();
                Effort effort = Effort.of(System::nanoTime, deadlineMillis / 1000.0, 1, seed + k);
                Replanned made = Replanner.replan(changed, DepotTown.STREETS, effort);
                double took = (System.nanoTime() - started) / 1e6;
                double computed = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
                if (k < 0) {
                    continue;
                }
                millis.add(took);
                cpuMillis.add(computed);
                kinds[kind]++;
                boolean sameStops = new HashSet<>(made.round().stops()).equals(new HashSet<>(changed.stops()));
                boolean kept = made.round().drive(DepotTown.STREETS).faults().isEmpty();
                broken += kept && sameStops ? 0 : 1;
                shorter += home(round) - home(made.round());
                bar.step();
            }
        }
        report.put("replans", millis.size()).put("replan_stops", STOPS);
        report.put("replan_ms", Spread.of(millis).toReport());
        report.put("replan_cpu_ms", Spread.of(cpuMillis).toReport());
        report.put("replans_that_break_a_promise", broken);
        report.put("replan_kinds", kinds);
        report.put("replan_home_sooner_s", Spread.rounded(shorter / replans));
        return broken == 0;
    }

    private static double home(PlannedRound round) {
        double[] begins = round.drive(DepotTown.STREETS).begins();
        return begins[begins.length - 1];
    }

    /** Empty where this round cannot honour such a change. */
    private Optional<PlannedRound> changed(PlannedRound round, int kind, List<Slot> slots, Random random) {
        return switch (kind) {
            case 0 -> {
                Wish wish = week.town().wish("more");
                int last = round.stops().size();
                yield offered(round, wish, slots, random).map(offer -> round.with(wish.in(offer.slot()), last, false));
            }
            case 1 -> Optional.of(round.without(random.nextInt(round.stops().size())));
            case 2 -> {
                int at = random.nextInt(round.stops().size());
                Stop stop = round.stops().get(at);
                PlannedRound without = round.without(at);
                Wish wish = new Wish(stop.id(), stop.spot(), stop.serviceSeconds(), stop.load());
                yield offered(without, wish, slots, random)
                        .map(offer -> without.with(wish.in(offer.slot()), at, false));
            }
            default -> {
                long start = round.shift().start();
                VanNow held = new VanNow(0, false, start, round.shift().depot(), start + random.nextInt(2400));
                yield Optional.of(round.at(held))
                        .filter(late -> late.drive(DepotTown.STREETS).faults().isEmpty());
            }
        };
    }

    /** One of the offers of that round alone, drawn. */
    private static Optional<Offer> offered(PlannedRound round, Wish wish, List<Slot> slots, Random random) {
        List<Offer> there = new ArrayList<>();
        for (Offer offer : new DepotDay(DepotTown.STREETS, List.of(round)).offers(wish, slots)) {
            if (offer != null) {
                there.add(offer);
            }
        }
        return there.isEmpty() ? Optional.empty() : Optional.of(there.get(random.nextInt(there.size())));
    }
}
