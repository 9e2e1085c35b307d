package fr.creneau.cli.rounds.slots;

import fr.creneau.cli.Report;
import fr.creneau.core.planning.Effort;
import fr.creneau.core.slot.Replanned;
import fr.creneau.core.slot.Replanner;
import fr.creneau.core.slot.Slot;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import me.tongfei.progressbar.ProgressBar;

/**
 * Changes rounds of 150 stops, most of them running, in ways that can be honoured ({@link Replans}), has them made anew, and
 * drives what comes back.
 */
record ReplansBench(DepotWeek week, int replans, int deadlineMillis, long seed) {
    private static final int WARM_UP = 200;

    /**
     * What came of one.
     *
     * @param kept the judge finds nothing broken, and all stops, what is behind, and the break are as they were
     * @param toldTruly the engine says of its round what the judge says
     * @param insertable putting what is too late elsewhere, stop by stop, would have been enough
     * @param soonerSeconds the van is home so much sooner than in the way that was known
     */
    private record Made(
            Replan asked,
            double millis,
            double cpuMillis,
            boolean kept,
            boolean toldTruly,
            boolean insertable,
            double soonerSeconds) {}

    /** Whether every promise was kept, and the engine said of each round what the judge says. */
    boolean run(Report report) {
        Random random = new Random(seed);
        List<Slot> slots = week.slots().subList(0, 7);
        Replans draws = new Replans(week.town(), slots, random);
        List<Made> made = new ArrayList<>();
        try (ProgressBar bar = new ProgressBar("Making rounds anew", replans)) {
            for (int k = -Math.min(WARM_UP, replans); k < replans; k++) {
                Change change = Change.values()[Math.floorMod(k, Change.values().length)];
                Made one = make(draws.draw(change), seed + k);
                if (k >= 0) {
                    made.add(one);
                    bar.step();
                }
            }
        }
        tell(made, report);
        return made.stream().allMatch(one -> one.kept && one.toldTruly);
    }

    private Made make(Replan asked, long draw) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long started = System.nanoTime();
        Effort effort = Effort.of(System::nanoTime, deadlineMillis / 1000.0, 1, draw);
        Replanned made = Replanner.replan(asked.changed(), DepotTown.STREETS, effort);
        double took = (System.nanoTime() - started) / 1e6;
        double computed = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
        boolean faultless = Replan.keepsAll(made.round());
        return new Made(
                asked,
                took,
                computed,
                faultless && asked.isAnsweredBy(made.round()),
                faultless == made.keepsAll(),
                asked.canBeInserted(),
                asked.witness().drive(DepotTown.STREETS).home()
                        - made.round().drive(DepotTown.STREETS).home());
    }

    private static void tell(List<Made> made, Report report) {
        report.put("replans", made.size()).put("replan_stops", Replans.STOPS);
        report.put(
                "replan_ms", Spread.of(made.stream().map(Made::millis).toList()).toReport());
        report.put(
                "replan_cpu_ms",
                Spread.of(made.stream().map(Made::cpuMillis).toList()).toReport());
        report.put("replans_that_break_a_promise", count(made, one -> !one.kept));
        report.put("replans_told_wrongly", count(made, one -> !one.toldTruly));
        report.put("replans_running", count(made, one -> one.asked.isRunning()));
        report.put("replans_rested", count(made, one -> one.asked.hasRested()));
        report.put("replans_beyond_insertion", count(made, one -> !one.insertable));
        Map<String, Object> kinds = new LinkedHashMap<>();
        for (Change change : Change.values()) {
            List<Made> some =
                    made.stream().filter(one -> one.asked.change() == change).toList();
            if (!some.isEmpty()) {
                kinds.put(change.key(), kind(some));
            }
        }
        report.put("replan_kinds", kinds);
        report.put(
                "replan_home_sooner_s",
                Spread.rounded(
                        made.stream().mapToDouble(Made::soonerSeconds).average().orElseThrow()));
    }

    private static Map<String, Object> kind(List<Made> some) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("replans", some.size());
        figures.put("running", count(some, one -> one.asked.isRunning()));
        figures.put("beyond_insertion", count(some, one -> !one.insertable));
        figures.put("break_a_promise", count(some, one -> !one.kept));
        figures.put("ms", Spread.of(some.stream().map(Made::millis).toList()).toReport());
        return figures;
    }

    private static long count(List<Made> made, Predicate<Made> which) {
        return made.stream().filter(which).count();
    }
}
