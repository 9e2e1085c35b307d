package fr.creneau.cli.rounds.slots;

import fr.creneau.cli.Report;
import fr.creneau.core.planning.Effort;
import fr.creneau.core.slot.DepotDay;
import fr.creneau.core.slot.Ejection;
import fr.creneau.core.slot.PlannedRound;
import fr.creneau.core.slot.Slot;
import fr.creneau.core.slot.Stop;
import fr.creneau.core.slot.Wish;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;

/**
 * Draws addresses and slots until so many were refused, after the search before a no; each refusal is solved again at
 * length, with more rounds and all cores. What is then found is driven again before it counts as refused wrongly.
 */
record RefusalsBench(DepotWeek week, int refusals, int ejectionMillis, double resolveSeconds, long seed) {
    /** Rounds that take part in the search before a no, and in the solving again. */
    private static final int NEAREST = 5;

    private static final int NEAREST_AGAIN = 15;

    /** Where next to nothing is refused, the bench ends after so many draws. */
    private static final int MOST_DRAWS = 100_000;

    void run(Report report) {
        Random random = new Random(seed);
        int threads = Runtime.getRuntime().availableProcessors();
        List<Double> searchMillis = new ArrayList<>();
        int rescued = 0;
        int refused = 0;
        int wrongly = 0;
        int unsound = 0;
        try (ProgressBar bar = new ProgressBar("Solving refusals again", refusals)) {
            for (int draw = 0; refused < refusals && draw < MOST_DRAWS; draw++) {
                Slot slot = week.slots().get(random.nextInt(week.slots().size()));
                Wish wish = week.town().wish("refused" + draw);
                DepotDay day = week.days().get(slot.date());
                if (day == null || day.offers(wish, List.of(slot)).get(0) != null) {
                    continue;
                }
                Stop stop = wish.in(slot);
                long started = System.nanoTime();
                Effort brief = Effort.of(System::nanoTime, ejectionMillis / 1000.0, 1, seed + draw);
                Optional<Map<Integer, PlannedRound>> found = Ejection.search(day, stop, NEAREST, brief);
                searchMillis.add((System.nanoTime() - started) / 1e6);
                if (found.isPresent()) {
                    rescued++;
                    unsound += sound(day, stop, found.get()) ? 0 : 1;
                    continue;
                }
                refused++;
                Effort again = Effort.of(System::nanoTime, resolveSeconds, threads, seed + draw);
                found = Ejection.search(day, stop, NEAREST_AGAIN, again);
                if (found.isPresent()) {
                    wrongly++;
                    unsound += sound(day, stop, found.get()) ? 0 : 1;
                }
                bar.setExtraMessage(wrongly + " wrongly");
                bar.step();
            }
        }
        report.put("refusals", refused).put("refused_wrongly_count", wrongly).put("rescued_by_search", rescued);
        report.put("resolve_seconds", resolveSeconds).put("ejection_deadline_ms", ejectionMillis);
        report.put("unsound_after_search", unsound);
        if (refused == 0) {
            report.missing("refused_wrongly", "nothing was refused");
        } else {
            report.put("refused_wrongly", Spread.rounded((double) wrongly / refused));
            report.put("ejection_ms", Spread.of(searchMillis).toReport());
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
