package fr.creneau.cli.rounds.slots;

import fr.creneau.cli.Report;
import fr.creneau.core.slot.DepotDay;
import fr.creneau.core.slot.Offer;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.SlotFinder;
import fr.creneau.core.slot.VanNow;
import fr.creneau.core.slot.Wish;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import me.tongfei.progressbar.ProgressBar;

/**
 * Asks for all slots of the week, times the answer, and drives every offer again; half of the offers are of the week's
 * days when they are under way.
 */
final class OffersBench {
    private static final int WARM_UP = 500;
    private static final int FEWEST_TIMED = 2_000;

    private final DepotWeek week;
    private final int offers;
    private final Map<LocalDate, DepotDay> underWay;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Double> millis = new ArrayList<>();
    private final List<Double> cpuMillis = new ArrayList<>();
    private final List<Double> underWayMillis = new ArrayList<>();

    /** How many of the offers that were driven again came from which state of a round. */
    private final Map<String, Integer> states = new LinkedHashMap<>();

    private long offered;
    private int driven;
    private int refuted;

    OffersBench(DepotWeek week, int offers, long seed) {
        this.week = week;
        this.offers = offers;
        underWay = UnderWay.days(week, new Random(seed));
    }

    /** Whether no offer was refuted. */
    boolean run(Report report) {
        for (String state : List.of("under_way", "stops_served", "at_the_depot_told_the_time", "longest_duty_binds")) {
            states.put(state, 0);
        }
        try (ProgressBar bar = new ProgressBar("Driving every offer again", offers)) {
            ask(week.days(), offers - offers / 2, millis, bar);
            ask(underWay, offers, underWayMillis, bar);
        }
        if (driven < offers) {
            report.note("offers: the depot is so full that next to nothing is offered.");
        }
        tell(report);
        return refuted == 0;
    }

    /** Asks until so many offers were driven in all. */
    private void ask(Map<LocalDate, DepotDay> days, int enough, List<Double> took, ProgressBar bar) {
        int before = driven;
        for (int asked = -WARM_UP; driven < enough || took.size() < FEWEST_TIMED; asked++) {
            Wish wish = week.town().wish("wish" + asked);
            long cpu = threads.getCurrentThreadCpuTime();
            long started = System.nanoTime();
            List<SlotFinder.Answer> answers = SlotFinder.answers(wish, week.slots(), days);
            double passed = (System.nanoTime() - started) / 1e6;
            double computed = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
            if (asked < 0) {
                continue;
            }
            took.add(passed);
            if (days != underWay) {
                cpuMillis.add(computed);
                offered += answers.stream()
                        .filter(answer -> answer.offer() != null)
                        .count();
            }
            drive(wish, answers, days, enough);
            bar.stepTo(driven);
            if (driven == before && asked > FEWEST_TIMED) {
                return;
            }
        }
    }

    private void tell(Report report) {
        Spread spread = Spread.of(millis);
        report.put("asked", millis.size()).put("offers", driven);
        report.put(
                "offered_share",
                Spread.rounded((double) offered / millis.size() / week.slots().size()));
        report.put("p50_ms", spread.p50()).put("p99_ms", spread.p99()).put("max_ms", spread.max());
        report.put("cpu_ms", Spread.of(cpuMillis).toReport());
        report.put("under_way_ms", Spread.of(underWayMillis).toReport());
        Map<String, Double> shares = new LinkedHashMap<>();
        states.forEach((state, count) -> shares.put(state, Spread.rounded(count / (double) Math.max(1, driven))));
        report.put("offers_by_state", states).put("offer_shares_by_state", shares);
        report.put("refuted", refuted);
    }

    private void drive(Wish wish, List<SlotFinder.Answer> answers, Map<LocalDate, DepotDay> days, int enough) {
        for (SlotFinder.Answer answer : answers) {
            Offer offer = answer.offer();
            DepotDay day = days.get(answer.slot().date());
            if (offer == null || day == null || driven == enough) {
                continue;
            }
            driven++;
            PlannedRound round = day.round(offer.round());
            PlannedRound longer = round.with(wish.in(offer.slot()), offer.at(), offer.beforePause());
            refuted += longer.drive(day.streets()).faults().isEmpty() ? 0 : 1;
            count(round, days == underWay);
        }
    }

    private void count(PlannedRound round, boolean isUnderWay) {
        VanNow van = round.now();
        long leaves = van == null ? Math.max(round.notBefore(), round.shift().start()) : van.startedAt();
        count("under_way", isUnderWay);
        count("stops_served", round.served() > 0);
        count(
                "at_the_depot_told_the_time",
                van == null && round.notBefore() > round.shift().start());
        count("longest_duty_binds", round.shift().end() - leaves > round.shift().longestSeconds());
    }

    private void count(String state, boolean holds) {
        states.merge(state, holds ? 1 : 0, Integer::sum);
    }
}
