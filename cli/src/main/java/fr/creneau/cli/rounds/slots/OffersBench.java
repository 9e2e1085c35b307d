package fr.creneau.cli.rounds.slots;

import fr.creneau.cli.Report;
import fr.creneau.core.slot.DepotDay;
import fr.creneau.core.slot.Offer;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.SlotFinder;
import fr.creneau.core.slot.Wish;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/** Asks for all slots of the week, times the answer, and drives every offer again. */
record OffersBench(DepotWeek week, int offers, long seed) {
    private static final int WARM_UP = 500;
    private static final int FEWEST_TIMED = 2_000;

    /** Whether no offer was refuted. */
    boolean run(Report report) {
        List<Double> millis = new ArrayList<>();
        List<Double> cpuMillis = new ArrayList<>();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long driven = 0;
        long refuted = 0;
        long offered = 0;
        try (ProgressBar bar = new ProgressBar("Driving every offer again", offers)) {
            for (int asked = -WARM_UP; driven < offers || millis.size() < FEWEST_TIMED; asked++) {
                Wish wish = week.town().wish("wish" + asked);
                long cpu = threads.getCurrentThreadCpuTime();
                long started = System.nanoTime();
                List<SlotFinder.Answer> answers = SlotFinder.answers(wish, week.slots(), week.days());
                double took = (System.nanoTime() - started) / 1e6;
                double computed = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
                if (asked < 0) {
                    continue;
                }
                millis.add(took);
                cpuMillis.add(computed);
                for (SlotFinder.Answer answer : answers) {
                    Offer offer = answer.offer();
                    if (offer == null) {
                        continue;
                    }
                    offered++;
                    if (driven < offers) {
                        driven++;
                        refuted += holds(wish, offer) ? 0 : 1;
                    }
                }
                bar.stepTo(driven);
                if (asked > 0 && offered == 0 && asked > FEWEST_TIMED) {
                    report.note("offers: the depot is so full that nothing is offered.");
                    break;
                }
            }
        }
        Spread spread = Spread.of(millis);
        report.put("asked", millis.size()).put("offers", driven);
        report.put(
                "offered_share",
                Spread.rounded((double) offered / millis.size() / week.slots().size()));
        report.put("p50_ms", spread.p50()).put("p99_ms", spread.p99()).put("max_ms", spread.max());
        report.put("cpu_ms", Spread.of(cpuMillis).toReport());
        report.put("refuted", refuted);
        return refuted == 0;
    }

    private boolean holds(Wish wish, Offer offer) {
        DepotDay day = week.days().get(offer.slot().date());
        if (day == null) {
            return false;
        }
        PlannedRound longer = day.round(offer.round()).with(wish.in(offer.slot()), offer.at(), offer.beforePause());
        return longer.drive(day.streets()).faults().isEmpty();
    }
}
