package fr.creneau.cli.eta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.creneau.cli.table.Rejects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final double DAY = 86_400;
    private static final int STOPS = 10;
    private static final int VANS = 140;
    private static final double LEG = 240;

    /** Vans every five minutes through the same ten stops; a jam on the legs from stop 5 on comes and goes by the hour. */
    private static List<DrivenRound> jams(int days, long seed) {
        Random random = new Random(seed);
        List<DrivenRound> rounds = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            double jam = 0;
            for (int van = 0; van < VANS; van++) {
                jam = 0.92 * jam + 45 * random.nextGaussian();
                double start = (MONDAY.toEpochDay() + day) * DAY + 7 * 3_600 + van * 300;
                double clock = start + 60 * random.nextGaussian();
                List<DrivenRound.Stop> stops = new ArrayList<>();
                for (int stop = 0; stop < STOPS; stop++) {
                    double planned = start + stop * LEG;
                    clock += stop == 0 ? 0 : LEG + (stop < 5 ? 0 : Math.max(-150, jam)) + 10 * random.nextGaussian();
                    stops.add(new DrivenRound.Stop("S" + stop, planned, planned, clock, clock));
                }
                rounds.add(new DrivenRound("D%d-V%d".formatted(day, van), MONDAY.plusDays(day), 0, stops));
            }
        }
        return rounds;
    }

    private static EvaluationScores scores(List<DrivenRound> rounds, Optional<LocalDate> testFrom) {
        Evaluation evaluation = new Evaluation(testFrom, Set.of());
        evaluation.run(rounds, done -> {});
        return evaluation.scores();
    }

    @Test
    void aJamIsForeseenFromTheVansThatWentThroughItBeforeSeed1() {
        EvaluationScores scores = scores(jams(3, 1), Optional.of(MONDAY.plusDays(1)));
        assertThat(scores.count()).isEqualTo(2 * VANS * STOPS * (STOPS - 1) / 2);
        assertThat(scores.ours.mae()).isLessThan(0.85 * scores.carry.mae());
        assertThat(scores.coverage80.coverage()).isCloseTo(0.80, within(0.06));
        assertThat(scores.coverage95.coverage()).isCloseTo(0.95, within(0.04));
    }

    @Test
    void withoutHistoryTheDayItselfTeachesSeed2() {
        EvaluationScores scores = scores(jams(1, 2), Optional.empty());
        assertThat(scores.ours.mae()).isLessThan(0.95 * scores.carry.mae());
    }

    /** The future of a round is made absurd; nothing that was said before may change. */
    @Test
    void nothingIsLearntFromWhatIsNotYetPastSeed3() {
        List<DrivenRound> rounds = jams(1, 3);
        double ten = MONDAY.toEpochDay() * DAY + 10 * 3_600;
        List<DrivenRound> untilTen = rounds.stream()
                .filter(round -> round.stops().get(STOPS - 1).actualDeparture() < ten)
                .toList();
        EvaluationScores before = scores(untilTen, Optional.empty());
        List<DrivenRound> other = new ArrayList<>(untilTen);
        rounds.stream()
                .filter(round -> round.stops().get(0).actualArrival() > ten)
                .limit(30)
                .map(EvaluationTest::tenTimesAsLong)
                .forEach(other::add);
        EvaluationScores after = scores(other, Optional.empty());
        int same = before.count();
        assertThat(after.count()).isGreaterThan(same);
        assertThat(after.ours.firstErrors(same)).isEqualTo(before.ours.firstErrors(same));
    }

    private static DrivenRound tenTimesAsLong(DrivenRound round) {
        double start = round.stops().get(0).actualArrival();
        List<DrivenRound.Stop> stops = new ArrayList<>();
        for (DrivenRound.Stop stop : round.stops()) {
            double late = start + 10 * (stop.actualArrival() - start);
            stops.add(
                    new DrivenRound.Stop(stop.placeKey(), stop.plannedArrival(), stop.plannedDeparture(), late, late));
        }
        return new DrivenRound(round.id(), round.date(), 0, stops);
    }

    @Test
    void theBaselinesOfTheMbtaDayAreThePublishedOnes() {
        String data = System.getenv("CRENEAU_DATA");
        assumeTrue(data != null, "skipped: CRENEAU_DATA names no folder of real data");
        Path file = Path.of(String.valueOf(data)).resolve("rounds/driven-mbta-2018-10-01.csv.gz");
        assumeTrue(Files.exists(file), "skipped: there is no " + file);
        EvaluationScores scores = scores(DrivenRounds.read(file, new Rejects()), Optional.empty());
        assertThat(scores.count()).isEqualTo(28_459);
        assertThat(scores.plan.mae()).isCloseTo(386.9, within(0.05));
        assertThat(scores.carry.mae()).isCloseTo(162.1, within(0.05));
        assertThat(scores.carry.mae(0)).isCloseTo(92.7, within(0.05));
        assertThat(scores.carry.mae(3)).isCloseTo(426.4, within(0.05));
        assertThat(scores.ours.mae()).isLessThan(0.88 * scores.carry.mae());
    }
}
