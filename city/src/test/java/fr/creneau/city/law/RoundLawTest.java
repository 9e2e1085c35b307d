package fr.creneau.city.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundLawTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final double HOUR = 3600;

    @Test
    void theSameSeedGivesTheSameDaysAndAnotherSeedOthers() {
        List<SimulatedDays.Day> once = SimulatedDays.generate(MONDAY, 3, 2, 40, 11);
        List<SimulatedDays.Day> again = SimulatedDays.generate(MONDAY, 3, 2, 40, 11);
        for (int day = 0; day < 3; day++) {
            for (int round = 0; round < 2; round++) {
                assertThat(again.get(day).rounds().get(round).truth())
                        .isEqualTo(once.get(day).rounds().get(round).truth());
            }
        }
        assertThat(SimulatedDays.town(2, 40, 11)
                        .day(MONDAY.plusDays(2))
                        .rounds()
                        .get(1)
                        .truth())
                .as("a day asked for alone")
                .isEqualTo(once.get(2).rounds().get(1).truth());
        assertThat(SimulatedDays.generate(MONDAY, 1, 2, 40, 12)
                        .get(0)
                        .rounds()
                        .get(0)
                        .truth())
                .isNotEqualTo(once.get(0).rounds().get(0).truth());
    }

    @Test
    void everyStopIsServedOnceAndTimeOnlyGoesOn() {
        for (SimulatedDays.Day day : SimulatedDays.generate(MONDAY, 7, 3, 100, 5)) {
            for (SimulatedDays.Round round : day.rounds()) {
                Set<Integer> served = new HashSet<>();
                double clock = round.truth().departure();
                assertThat(clock).isGreaterThan(round.plan().departure());
                for (Visit visit : round.truth().visits()) {
                    assertThat(served.add(visit.place())).isTrue();
                    assertThat(visit.setOff()).isGreaterThanOrEqualTo(clock);
                    assertThat(visit.arrival()).isGreaterThan(visit.setOff());
                    assertThat(visit.departure()).isGreaterThan(visit.arrival());
                    assertThat(visit.outcomes())
                            .hasSize(round.plan().stop(visit.place()).parcels());
                    clock = visit.departure();
                }
                assertThat(served).hasSize(round.plan().size());
                assertThat(round.truth().back()).isGreaterThan(clock);
            }
        }
    }

    @Test
    void noRoundIsPlannedOnASunday() {
        assertThat(SimulatedDays.generate(MONDAY, 7, 1, 5, 1))
                .extracting(day -> day.date().getDayOfWeek().getValue())
                .containsExactly(1, 2, 3, 4, 5, 6, 1);
    }

    @Test
    void theLawIsCalibratedAgainstItselfAtDepartureAndAtElevenSeed3() {
        SimulatedDays town = SimulatedDays.town(1, 80, 3);
        int[] inside = new int[2];
        int[] all = new int[2];
        for (int i = 0; i < 120; i++) {
            SimulatedDays.Round round = town.day(MONDAY.plusDays(i)).rounds().get(0);
            count(
                    town.law(),
                    round,
                    town.law().leaving(round.plan(), round.truth().departure()),
                    inside,
                    all,
                    0);
            Optional<RoundMoment> eleven =
                    town.law().findMoment(round.plan(), round.driver(), round.trafficFactor(), round.seed(), 11 * HOUR);
            count(town.law(), round, eleven.orElseThrow(), inside, all, 1);
        }
        assertThat(inside[0] / (double) all[0])
                .as("80 % interval, at departure")
                .isCloseTo(0.8, within(0.05));
        assertThat(inside[1] / (double) all[1]).as("80 % interval, at 11 h").isCloseTo(0.8, within(0.05));
    }

    /** How many of the stops to come arrive within the law's own 80 % interval. */
    private static void count(
            RoundLaw law, SimulatedDays.Round round, RoundMoment moment, int[] inside, int[] all, int slot) {
        double[][] futures = law.continuations(round.plan(), round.driver(), moment, 200, 99);
        double[] truth = round.truth().arrivals();
        for (int place : moment.remaining()) {
            double[] arrivals =
                    Arrays.stream(futures).mapToDouble(f -> f[place]).sorted().toArray();
            all[slot]++;
            if (truth[place] >= arrivals[20] && truth[place] < arrivals[180]) {
                inside[slot]++;
            }
        }
    }

    @Test
    void aMomentKnowsWhatWasServedAndNothingArrivesBeforeIt() {
        SimulatedDays town = SimulatedDays.town(1, 60, 8);
        SimulatedDays.Round round = town.day(MONDAY).rounds().get(0);
        for (double at = round.plan().departure(); at < round.truth().back(); at += 600) {
            Optional<RoundMoment> found =
                    town.law().findMoment(round.plan(), round.driver(), round.trafficFactor(), round.seed(), at);
            if (found.isEmpty()) {
                continue;
            }
            double now = at;
            double[] truth = round.truth().arrivals();
            assertThat(Arrays.stream(found.get().remaining()).allMatch(place -> truth[place] > now))
                    .isTrue();
            double[][] futures = town.law()
                    .continuations(round.plan(), round.driver(), found.get().withoutHidden(), 50, 1);
            for (double[] future : futures) {
                for (int place : found.get().remaining()) {
                    assertThat(future[place]).isGreaterThanOrEqualTo(now);
                }
            }
        }
    }

    @Test
    void aboutOneInTwelveIsNotHomeAndSomeStopsAreServedOutOfTheirOrder() {
        int parcels = 0;
        int absent = 0;
        int stops = 0;
        int behind = 0;
        for (SimulatedDays.Day day : SimulatedDays.generate(MONDAY, 20, 3, 100, 21)) {
            for (SimulatedDays.Round round : day.rounds()) {
                int furthest = 0;
                for (Visit visit : round.truth().visits()) {
                    parcels += visit.outcomes().size();
                    absent += (int) visit.outcomes().stream()
                            .filter(Outcome.ABSENT::equals)
                            .count();
                    stops++;
                    behind += visit.place() < furthest ? 1 : 0;
                    furthest = Math.max(furthest, visit.place());
                }
            }
        }
        assertThat(absent / (double) parcels).isBetween(0.06, 0.10);
        assertThat(behind / (double) stops).as("served after a later stop").isBetween(0.02, 0.25);
    }
}
