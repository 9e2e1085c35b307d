package fr.creneau.cli.rounds.slots;

import fr.creneau.cli.Report;
import fr.creneau.core.planning.Effort;
import fr.creneau.core.slot.DepotDay;
import fr.creneau.core.slot.Ejection;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.Slot;
import fr.creneau.core.slot.Stop;
import fr.creneau.core.slot.Wish;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;

/**
 * Sells some days on until they are full, one on each core; then draws addresses and slots until so many were refused,
 * after the search before a no. Each refusal is solved again at length, with more rounds, on one core: as many at a time as
 * there are. What is then found is driven again before it counts as refused wrongly.
 */
record RefusalsBench(
        DepotWeek week, int refusals, int ejectionMillis, double improveSeconds, double resolveSeconds, long seed) {
    /** Rounds that take part in the solving again. */
    private static final int NEAREST_AGAIN = 2 * FullDay.NEAREST;

    /** While days are sold on, the search before a no has this share of its time: most of what is found is found soon. */
    private static final double FILLING_SHARE = 0.1;

    /** Where next to nothing is refused, the bench ends after so many draws. */
    private static final int MOST_DRAWS = 100_000;

    /** What no round of the day has a gap for. */
    private record Refused(DepotDay day, Stop stop, long seed) {}

    /**
     * What became of it.
     *
     * @param rescued a place was found before the no was said
     * @param wrongly a place was found at length
     * @param sound what was found held when driven
     */
    private record Judged(double searchMillis, boolean rescued, boolean wrongly, boolean sound) {}

    /** Whether every round sold on, and every place that was found, before the no or at length, held when driven. */
    boolean run(Report report) {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(cores);
        List<FullDay> days = fill(cores, workers);
        Iterator<Refused> drawn = draws(days).iterator();
        Queue<Future<Judged>> underWay = new ArrayDeque<>();
        List<Judged> judged = new ArrayList<>();
        long refused = 0;
        try (ProgressBar bar = new ProgressBar("Solving refusals again", refusals)) {
            while (refused < refusals && (drawn.hasNext() || !underWay.isEmpty())) {
                while (underWay.size() < cores && drawn.hasNext()) {
                    Refused next = drawn.next();
                    underWay.add(workers.submit(() -> judge(next)));
                }
                // In the order drawn: the same seed asks for the same; what is rescued in time depends on the machine.
                Judged oldest = join(underWay.remove());
                judged.add(oldest);
                if (!oldest.rescued()) {
                    refused++;
                    bar.setExtraMessage(judged.stream().filter(Judged::wrongly).count() + " wrongly");
                    bar.step();
                }
            }
            underWay.forEach(RefusalsBench::join);
        } finally {
            workers.shutdownNow();
        }
        report.put("days_sold_on", days.size());
        report.put("full_days", days.stream().filter(FullDay::full).count());
        long broken = days.stream().mapToLong(FullDay::countBrokenRounds).sum();
        report.put("broken_rounds", broken);
        report.put("sold_on", days.stream().mapToInt(FullDay::sold).sum());
        report.put(
                "sold_on_by_search", days.stream().mapToInt(FullDay::bySearch).sum());
        tell(judged, refused, report);
        return broken == 0 && judged.stream().allMatch(Judged::sound);
    }

    private void tell(List<Judged> judged, long refused, Report report) {
        long wrongly = judged.stream().filter(Judged::wrongly).count();
        report.put("refusals", refused).put("refused_wrongly_count", wrongly);
        report.put("rescued_by_search", judged.stream().filter(Judged::rescued).count());
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

    private List<FullDay> fill(int count, ExecutorService workers) {
        List<Future<FullDay>> selling = week.days().keySet().stream()
                .limit(count)
                .map(date -> workers.submit(
                        () -> FullDay.sell(week, date, ejectionMillis / 1000.0 * FILLING_SHARE, improveSeconds, seed)))
                .toList();
        List<FullDay> days = new ArrayList<>();
        try (ProgressBar bar = new ProgressBar("Selling on until full", selling.size())) {
            for (Future<FullDay> day : selling) {
                days.add(join(day));
                bar.step();
            }
        }
        return days;
    }

    private Stream<Refused> draws(List<FullDay> days) {
        Random random = new Random(seed);
        return IntStream.range(0, MOST_DRAWS)
                .mapToObj(draw -> refused(draw, days.get(random.nextInt(days.size())), random))
                .flatMap(Optional::stream);
    }

    private Optional<Refused> refused(int draw, FullDay full, Random random) {
        Slot slot = full.slots().get(random.nextInt(full.slots().size()));
        Wish wish = week.town().wish("refused" + draw);
        return full.day().offers(wish, List.of(slot)).get(0) != null
                ? Optional.empty()
                : Optional.of(new Refused(full.day(), wish.in(slot), seed + draw));
    }

    private Judged judge(Refused refused) {
        DepotDay day = refused.day();
        Stop stop = refused.stop();
        long started = System.nanoTime();
        Effort brief = Effort.of(System::nanoTime, ejectionMillis / 1000.0, 1, refused.seed());
        Optional<Map<Integer, PlannedRound>> found = Ejection.search(day, stop, FullDay.NEAREST, brief);
        double searchMillis = (System.nanoTime() - started) / 1e6;
        if (found.isPresent()) {
            return new Judged(searchMillis, true, false, sound(day, stop, found.get()));
        }
        Effort again = Effort.of(System::nanoTime, resolveSeconds, 1, refused.seed());
        found = Ejection.search(day, stop, NEAREST_AGAIN, again);
        return new Judged(
                searchMillis,
                false,
                found.isPresent(),
                found.map(changed -> sound(day, stop, changed)).orElse(true));
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

    /** Every changed round keeps what it promises, and the stops are the same as before, with the new one. */
    private static boolean sound(DepotDay day, Stop stop, Map<Integer, PlannedRound> changed) {
        Set<Stop> before = new HashSet<>(Set.of(stop));
        Set<Stop> after = new HashSet<>();
        int countBefore = 1;
        int countAfter = 0;
        boolean kept = true;
        for (Map.Entry<Integer, PlannedRound> change : changed.entrySet()) {
            before.addAll(day.round(change.getKey()).stops());
            after.addAll(change.getValue().stops());
            countBefore += day.round(change.getKey()).stops().size();
            countAfter += change.getValue().stops().size();
            kept &= change.getValue().drive(day.streets()).faults().isEmpty();
        }
        return kept && countBefore == countAfter && before.equals(after);
    }
}
