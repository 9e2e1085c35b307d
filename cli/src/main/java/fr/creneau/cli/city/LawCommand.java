package fr.creneau.cli.city;

import fr.creneau.city.law.RoundMoment;
import fr.creneau.city.law.SimulatedDays;
import fr.creneau.city.plan.PlannedStop;
import fr.creneau.cli.Main;
import fr.creneau.cli.Report;
import fr.creneau.cli.UserError;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./creneau city law}: how wrong the plan alone is on simulated days, and how fast the oracle looks ahead. */
@Command(
        name = "law",
        mixinStandardHelpOptions = true,
        description =
                "Measures the law of the simulated day: how wrong the plan alone is, and how fast futures are drawn.")
public final class LawCommand implements Callable<Integer> {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final double HOUR = 3600;
    private static final int FUTURES = 1_000;
    private static final int LOOKS = 20;

    @Option(names = "--seeds", paramLabel = "N", description = "How many towns; ${DEFAULT-VALUE} where not given.")
    private int seeds = 20;

    @Option(names = "--days", paramLabel = "N", description = "Days of each town; ${DEFAULT-VALUE} where not given.")
    private int days = 10;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there; else print it.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        if (seeds < 1 || days < 1) {
            throw new UserError("--seeds " + seeds + " --days " + days + ": expected 1 or more.", "leave them out.");
        }
        Report report = new Report("city law");
        report.put("towns", seeds).put("days", days).put("rounds_a_day", 3).put("stops_a_round", 100);
        report.put("plan_error_by_hours_ahead", planErrors());
        report.put("futures", FUTURES).put("futures_ms", futuresMillis());
        report.note(
                "Simulated. Hours ahead count from the planned departure to the planned arrival, half an hour more or less.");
        report.note(
                "futures_ms: futures of one round of 100 stops from its departure, the median of %d times, one thread."
                        .formatted(LOOKS));
        report.write(json);
        return Main.OK;
    }

    private Map<String, Object> planErrors() {
        Map<Integer, List<Double>> errors = new LinkedHashMap<>();
        for (int hour = 1; hour <= 6; hour++) {
            errors.put(hour, new ArrayList<>());
        }
        try (ProgressBar bar = new ProgressBar("Simulating towns", seeds)) {
            for (long seed = 1; seed <= seeds; seed++) {
                for (SimulatedDays.Day day : SimulatedDays.generate(FIRST_DAY, days, 3, 100, seed)) {
                    day.rounds().forEach(round -> collect(round, errors));
                }
                bar.step();
            }
        }
        Map<String, Object> told = new LinkedHashMap<>();
        errors.forEach((hour, minutes) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("n", minutes.size());
            one.put("mae_min", mean(minutes.stream().map(Math::abs).toList()));
            one.put("mean_min", mean(minutes));
            told.put(String.valueOf(hour), one);
        });
        return told;
    }

    private static void collect(SimulatedDays.Round round, Map<Integer, List<Double>> errors) {
        double[] arrivals = round.truth().arrivals();
        for (int place = 1; place <= round.plan().size(); place++) {
            PlannedStop stop = round.plan().stop(place);
            int hour = (int) Math.round((stop.arrival() - round.plan().departure()) / HOUR);
            List<Double> bin = errors.get(hour);
            if (bin != null) {
                bin.add((arrivals[place] - stop.arrival()) / 60);
            }
        }
    }

    private static double mean(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        return Math.round(mean * 100) / 100.0;
    }

    private static double futuresMillis() {
        SimulatedDays town = SimulatedDays.town(1, 100, 1);
        SimulatedDays.Round round = town.day(FIRST_DAY).rounds().get(0);
        RoundMoment leaving = town.law().leaving(round.plan(), round.truth().departure());
        List<Double> millis = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            long started = System.nanoTime();
            town.law().continuations(round.plan(), round.driver(), leaving, FUTURES, look);
            millis.add((System.nanoTime() - started) / 1e6);
        }
        double median = millis.stream().sorted().skip(LOOKS / 2).findFirst().orElseThrow();
        return Math.round(median * 10) / 10.0;
    }
}
