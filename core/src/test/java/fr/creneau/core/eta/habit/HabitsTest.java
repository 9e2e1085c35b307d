package fr.creneau.core.eta.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.PacedPlan;
import fr.creneau.core.eta.RoundProgress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HabitsTest {
    private static final double NINE = 1_767_258_000;
    private static final double STRETCH = 300;
    private static final double SERVICE = 150;
    private static final int STOPS = 60;

    private final HabitDiary diary = new HabitDiary();

    /** A round that is over; its driver is so slow at the door, and rests before the given stop (0: not at all; −1: though planned before stop 20). */
    private static RoundProgress over(long driver, double pace, double late, int restBefore, double rest) {
        RoundProgress round = new RoundProgress().begin(NINE + 100_000).drivenBy(driver);
        if (restBefore != 0) {
            int planned = restBefore > 0 ? restBefore : 20;
            round.restPlanned(NINE + planned * STRETCH, 1_800, restBefore > 0);
        }
        double clock = NINE + late;
        for (int stop = 0; stop < STOPS; stop++) {
            double planned = NINE + stop * STRETCH;
            clock += restBefore > 0 && stop == restBefore ? rest : 0;
            double left = clock + SERVICE * pace;
            round.addDone(planned, planned + SERVICE, clock, left, RoundProgress.NO_PLACE);
            clock = left + STRETCH - SERVICE;
        }
        return round;
    }

    private static RoundProgress morning(long driver, double now) {
        RoundProgress round = new RoundProgress().begin(now).drivenBy(driver);
        for (int stop = 0; stop < STOPS; stop++) {
            double planned = NINE + stop * STRETCH;
            round.addAhead(planned, planned + SERVICE, 5_000 + stop);
        }
        return round;
    }

    @Test
    void nothingLearntLeavesThePlanAsItIs() {
        Arrivals arrivals = new PacedPlan().predict(morning(1, NINE - 3_600));
        assertThat(arrivals.p50(20)).isCloseTo(NINE + 20 * STRETCH, within(120.0));
    }

    @Test
    void aSlowDriverIsExpectedSlowAndAQuickOneQuick() {
        for (int day = 0; day < 30; day++) {
            diary.learn(over(1, 1.3, 0, 0, 0));
            diary.learn(over(2, 0.9, 0, 0, 0));
        }
        PacedPlan engine = new PacedPlan(diary.toHabits());
        double slow = engine.predict(morning(1, NINE - 3_600)).p50(STOPS - 1);
        double quick = engine.predict(morning(2, NINE - 3_600)).p50(STOPS - 1);
        double planned = NINE + (STOPS - 1) * STRETCH;
        assertThat(slow - planned).isCloseTo((STOPS - 1) * SERVICE * 0.3, within(500.0));
        assertThat(quick - planned).isCloseTo(-(STOPS - 1) * SERVICE * 0.1, within(500.0));
    }

    @Test
    void onePlaceThatTakesLongIsNotTakenForASlowDriver() {
        for (int day = 0; day < 40; day++) {
            RoundProgress round = new RoundProgress().begin(NINE + 10_000).drivenBy(1);
            double clock = NINE;
            for (int stop = 0; stop < 10; stop++) {
                double planned = NINE + stop * STRETCH;
                double took = stop == 4 ? 4 * SERVICE : SERVICE;
                round.addDone(planned, planned + SERVICE, clock, clock + took, 100 + stop);
                clock += took + STRETCH - SERVICE;
            }
            diary.learn(round);
        }
        Habits habits = diary.toHabits();
        RoundProgress next = new RoundProgress().begin(NINE).drivenBy(1);
        next.addAhead(NINE, NINE + SERVICE, 103).addAhead(NINE + STRETCH, NINE + STRETCH + SERVICE, 104);
        assertThat(habits.service(next, 1)).isGreaterThan(2.5 * SERVICE);
        assertThat(habits.service(next, 0)).isCloseTo(SERVICE, within(0.15 * SERVICE));
    }

    @Test
    void roundsThatSetOutLateAreExpectedLate() {
        for (int day = 0; day < 40; day++) {
            diary.learn(over(1, 1, 600, 0, 0));
        }
        Habits.Start start = diary.toHabits().start();
        assertThat(start.lateSeconds()).isCloseTo(600, within(80.0));
        assertThat(new PacedPlan(diary.toHabits())
                        .predict(morning(1, NINE - 3_600))
                        .p50(0))
                .isCloseTo(NINE + 600, within(90.0));
    }

    @Test
    void aRestIsLearntAsARestAndNotAsASlowLeg() {
        for (int day = 0; day < 40; day++) {
            diary.learn(over(1, 1, 0, 20, 2_400));
        }
        Habits habits = diary.toHabits();
        assertThat(habits.rest().factor()).isCloseTo(2_400 / 1_800.0, within(0.05));
        assertThat(habits.leg(morning(1, NINE), 20)).isCloseTo(STRETCH - SERVICE, within(1.0));
    }

    @Test
    void anArrivalAboutTheRestIsEitherBeforeOrAfterIt() {
        RoundProgress round = morning(1, NINE - 3_600).restPlanned(NINE + 20 * STRETCH, 1_800, false);
        Arrivals arrivals = new PacedPlan().predict(round);
        assertThat(arrivals.p50(2)).isCloseTo(NINE + 2 * STRETCH, within(60.0));
        assertThat(arrivals.p50(STOPS - 1)).isCloseTo(NINE + (STOPS - 1) * STRETCH + 1_800, within(240.0));
        double wide = arrivals.p90(21) - arrivals.p10(21);
        assertThat(wide).as("one or the other").isGreaterThan(arrivals.p90(8) - arrivals.p10(8) + 900);
    }

    @Test
    void theMixtureAgreesWithDrawingManyDaysSeed1() {
        RestMixture.Rest rest = new RestMixture.Rest(0.8, 6_400, 7_000, 900, 1_800, 400);
        double median = 7_400;
        double deviation = 0.1;
        double leg = 120;
        Random random = new Random(1);
        double[] drawn = new double[200_000];
        for (int i = 0; i < drawn.length; i++) {
            double without = median * Math.exp(deviation * random.nextGaussian());
            double begins = Double.NEGATIVE_INFINITY;
            while (begins < rest.notBy()) {
                begins = rest.due() + rest.dueDeviation() * random.nextGaussian();
            }
            boolean rested = random.nextDouble() < rest.probability() && without - leg > begins;
            drawn[i] = without + (rested ? rest.length() + rest.lengthDeviation() * random.nextGaussian() : 0);
        }
        Arrays.sort(drawn);
        Arrivals arrivals = new Arrivals();
        arrivals.begin(0, 1);
        new RestMixture().set(arrivals, 0, 0, rest, median, deviation, leg);
        for (int k = 1; k < Arrivals.levels() - 1; k++) {
            double truth = drawn[(int) (Arrivals.level(k) * drawn.length)];
            assertThat(arrivals.quantileAt(0, k))
                    .as("level %s", Arrivals.level(k))
                    .isCloseTo(truth, within(220.0));
        }
    }

    @Test
    void aRestThatIsLongOverdueIsExpectedLessAndLess() {
        for (int day = 0; day < 40; day++) {
            diary.learn(over(1, 1, 0, day % 5 == 0 ? -1 : 20, 1_800));
        }
        Habits habits = diary.toHabits();
        assertThat(habits.rest().takenShare()).isBetween(0.75, 0.9);
        double now = NINE + 20 * STRETCH;
        double onTime = lastArrival(habits, now, now);
        double overdue = lastArrival(habits, now, now - 3 * habits.rest().deviationSeconds());
        assertThat(onTime - now).as("the rest is still to come").isGreaterThan(overdue - now + 1_200);
    }

    /** Median arrival at a last stop two hours ahead, of a round that has just left a stop and has not rested. */
    private static double lastArrival(Habits habits, double now, double restAt) {
        RoundProgress round = new RoundProgress().begin(now).addDone(now - 60, now, now - 60, now, 0);
        for (int i = 1; i <= 24; i++) {
            round.addAhead(now + i * STRETCH - SERVICE, now + i * STRETCH, 0);
        }
        return new PacedPlan(habits)
                .predict(round.restPlanned(restAt, 1_800, false))
                .p50(23);
    }

    @Test
    void whileTheDriverRestsWhatIsLeftOfItIsAwaited() {
        double now = NINE + 40_000;
        RoundProgress round = new RoundProgress()
                .begin(now)
                .addDone(now - 1_260, now - 1_200, now - 1_260, Double.NaN, 0)
                .addAhead(now - 1_080, now - 1_020, 0)
                .secondsToNext(120)
                .restPlanned(now - 600, 1_800, false)
                .restingSince(now - 1_200);
        assertThat(new PacedPlan().predict(round).p50(0)).isCloseTo(now + 600 + 120, within(180.0));
    }
}
