package fr.creneau.cli.rounds.slots;

import fr.creneau.cli.Report;
import fr.creneau.core.slot.PlannedRound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;

/**
 * Sells some days, one on each core, until they are full; then sells on, and looks into each no: it is solved again at
 * length, with more rounds. What is then found is driven again before it counts as refused wrongly, and is not sold.
 */
record RefusalsBench(
        DepotWeek week, int refusals, int ejectionMillis, double improveSeconds, double resolveSeconds, long seed) {
    /** Days are first filled with so short a search before a no, as most of what is found is found soon. */
    private static final int FILLING_MILLIS = 2_000;

    /** Where next to nothing is refused, a day ends after so many wishes. */
    private static final int MOST_ASKED = 20_000;

    /**
     * A wish that there was no gap for, and what became of it.
     *
     * @param rescued a place was found before the no was said
     * @param wrongly a place was found at length
     * @param sound what was found held when driven
     */
    private record Judged(double searchMillis, boolean rescued, boolean wrongly, boolean sound) {}

    /** Whether every round sold on, and every place that was found, before the no or at length, held when driven. */
    boolean run(Report report) {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<SellingDay> days = week.days().keySet().stream()
                    .limit(Runtime.getRuntime().availableProcessors())
                    .map(date -> new SellingDay(week, date, improveSeconds, seed))
                    .toList();
            report.put("days_sold_on", days.size());
            report.put("full_days", fill(days, workers));
            report.put("sold_on", days.stream().mapToInt(SellingDay::sold).sum());
            report.put(
                    "sold_on_by_search",
                    days.stream().mapToInt(SellingDay::soldBySearch).sum());
            List<Judged> judged = lookInto(days, workers);
            long broken = days.stream().mapToLong(SellingDay::countBrokenRounds).sum();
            report.put("broken_rounds", broken);
            tell(judged, report);
            return broken == 0 && judged.stream().allMatch(Judged::sound);
        } finally {
            workers.shutdownNow();
        }
    }

    /** How many of the days are full, even for the search that a no is given. */
    private long fill(List<SellingDay> days, ExecutorService workers) {
        double brief = Math.min(FILLING_MILLIS, ejectionMillis) / 1000.0;
        try (ProgressBar bar = new ProgressBar("Selling on until full", days.size())) {
            return each(days, workers, day -> {
                        boolean full = day.sellUntilFull(brief) && day.sellUntilFull(ejectionMillis / 1000.0);
                        bar.step();
                        return full;
                    })
                    .stream()
                    .filter(full -> full)
                    .count();
        }
    }

    private List<Judged> lookInto(List<SellingDay> days, ExecutorService workers) {
        AtomicInteger wrongly = new AtomicInteger();
        try (ProgressBar bar = new ProgressBar("Solving refusals again", refusals)) {
            return each(IntStream.range(0, days.size()).boxed().toList(), workers, d -> {
                        int share = refusals / days.size() + (d < refusals % days.size() ? 1 : 0);
                        return lookInto(days.get(d), share, judged -> {
                            if (judged.wrongly()) {
                                bar.setExtraMessage(wrongly.incrementAndGet() + " wrongly");
                            }
                            bar.step();
                        });
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /** Sells on until so many wishes were refused. */
    private List<Judged> lookInto(SellingDay day, int refusals, Consumer<Judged> each) {
        List<Judged> all = new ArrayList<>();
        int refused = 0;
        for (int asked = 0; refused < refusals && asked < MOST_ASKED; asked++) {
            SellingDay.Asked wish = day.sellNext(ejectionMillis / 1000.0);
            if (wish instanceof SellingDay.Refused no) {
                Optional<Map<Integer, PlannedRound>> found = day.searchAgain(no.stop(), resolveSeconds);
                boolean sound =
                        found.map(changed -> day.isSound(no.stop(), changed)).orElse(true);
                Judged judged = new Judged(no.searchMillis(), false, found.isPresent(), sound);
                all.add(judged);
                each.accept(judged);
                refused++;
            } else if (wish instanceof SellingDay.Rescued yes) {
                all.add(new Judged(yes.searchMillis(), true, false, yes.sound()));
            }
        }
        return all;
    }

    private void tell(List<Judged> judged, Report report) {
        long rescued = judged.stream().filter(Judged::rescued).count();
        long wrongly = judged.stream().filter(Judged::wrongly).count();
        long refused = judged.size() - rescued;
        report.put("refusals", refused).put("refused_wrongly_count", wrongly);
        report.put("rescued_by_search", rescued);
        report.put("resolve_seconds", resolveSeconds).put("resolve_threads", 1);
        report.put("ejection_deadline_ms", ejectionMillis).put("improve_seconds", improveSeconds);
        report.put(
                "unsound_after_search", judged.stream().filter(j -> !j.sound()).count());
        if (refused == 0) {
            report.missing("refused_wrongly", "nothing was refused");
        } else {
            report.put("refused_wrongly", Spread.rounded((double) wrongly / refused));
            report.put(
                    "ejection_ms",
                    Spread.of(judged.stream().map(Judged::searchMillis).toList())
                            .toReport());
        }
    }

    private static <A, B> List<B> each(List<A> all, ExecutorService workers, Function<A, B> work) {
        List<Future<B>> underWay =
                all.stream().map(one -> workers.submit(() -> work.apply(one))).toList();
        return underWay.stream().map(RefusalsBench::join).toList();
    }

    private static <T> T join(Future<T> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("refusals could not be solved again", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while refusals were solved again");
        }
    }
}
