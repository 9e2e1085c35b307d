package fr.creneau.city.law;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.city.plan.PlannedStop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How wrong the plan alone is, four hours (half an hour more or less) after the planned departure. */
class PlanErrorTest {
    private static final double HOUR = 3600;
    private static final double MINUTE = 60;

    @Test
    void thePlanAloneErrsByTwentyToTwentyFiveMinutesFourHoursAheadSeeds1To20() {
        List<Double> errors = new ArrayList<>();
        for (long seed = 1; seed <= 20; seed++) {
            for (SimulatedDays.Day day : SimulatedDays.generate(LocalDate.of(2026, 3, 2), 10, 3, 100, seed)) {
                day.rounds().forEach(round -> collectErrors(round, errors));
            }
        }
        assertThat(errors).hasSizeGreaterThan(5_000);
        double meanAbsolute = errors.stream().mapToDouble(Math::abs).average().orElseThrow();
        double mean = errors.stream().mapToDouble(e -> e).average().orElseThrow();
        assertThat(meanAbsolute).as("minutes").isBetween(20.0, 25.0);
        assertThat(mean).as("minutes; the planner errs by chance, not by habit").isBetween(-5.0, 5.0);
    }

    private static void collectErrors(SimulatedDays.Round round, List<Double> errors) {
        double[] arrivals = round.truth().arrivals();
        for (int place = 1; place <= round.plan().size(); place++) {
            PlannedStop stop = round.plan().stop(place);
            double ahead = stop.arrival() - round.plan().departure();
            if (Math.abs(ahead - 4 * HOUR) <= HOUR / 2) {
                errors.add((arrivals[place] - stop.arrival()) / MINUTE);
            }
        }
    }
}
