package fr.creneau.core.eta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PacedPlanTest {
    private static final double NINE = 1_700_000_000 - 1_700_000_000 % 3600;
    private static final ArrivalTimes ENGINE = new PacedPlan();

    /** A round of stops every five minutes, one minute of service at each; `pace` 1 is the plan. */
    private static RoundProgress round(int stops, int done, double pace) {
        double now = NINE + ((done - 1) * 300 + 60) * pace;
        RoundProgress progress = new RoundProgress().begin(now);
        for (int i = 0; i < stops; i++) {
            double planned = NINE + i * 300;
            if (i < done) {
                double actual = NINE + i * 300 * pace;
                progress.addDone(planned, planned + 60, actual, actual + 60 * pace, 0);
            } else {
                progress.addAhead(planned, planned + 60, 0);
            }
        }
        return progress;
    }

    @Test
    void aRoundOnPlanIsPredictedOnPlan() {
        Arrivals arrivals = ENGINE.predict(round(20, 5, 1));
        assertThat(arrivals.stops()).isEqualTo(15);
        assertThat(arrivals.p50(0)).isCloseTo(NINE + 5 * 300, within(30.0));
        assertThat(arrivals.p50(14)).isCloseTo(NINE + 19 * 300, within(120.0));
    }

    @Test
    void aSlowRoundStaysSlowAndNotOnlyLate() {
        Arrivals arrivals = ENGINE.predict(round(40, 20, 1.3));
        double lateAtLast = arrivals.p50(19) - (NINE + 39 * 300);
        double lateNow = 19 * 300 * 0.3;
        assertThat(lateAtLast).isGreaterThan(lateNow + 600);
    }

    @Test
    void doubtGrowsWithDistanceFasterThanIndependentStopsWould() {
        Arrivals arrivals = ENGINE.predict(round(100, 1, 1));
        double near = arrivals.p90(9) - arrivals.p10(9);
        double far = arrivals.p90(89) - arrivals.p10(89);
        assertThat(far).isGreaterThan(near * 3.5);
    }

    @Test
    void aStopTheVanStandsAtIsCertainAndTheNextWaitsForItsService() {
        RoundProgress progress = new RoundProgress()
                .begin(NINE + 330)
                .addDone(NINE, NINE + 60, NINE, NINE + 60, 0)
                .addAhead(NINE + 300, NINE + 360, 0)
                .addAhead(NINE + 600, NINE + 660, 0)
                .standingAtNextSince(NINE + 310);
        Arrivals arrivals = ENGINE.predict(progress);
        assertThat(arrivals.p50(0)).isCloseTo(NINE + 310, within(0.1));
        assertThat(arrivals.p50(1)).isBetween(NINE + 500, NINE + 640);
    }

    @Test
    void nothingIsPredictedIntoThePastHoweverOverdue() {
        RoundProgress progress = new RoundProgress()
                .begin(NINE + 4000)
                .addDone(NINE, NINE + 60, NINE, NINE + 60, 0)
                .addAhead(NINE + 300, NINE + 360, 0);
        assertThat(ENGINE.predict(progress).quantile(0, 0.001)).isGreaterThan(NINE + 3990);
    }

    @Test
    void oneLongBreakIsNotTakenForThePaceOfTheRound() {
        RoundProgress progress = new RoundProgress().begin(NINE + 60 + 3600 + 300 * 3);
        for (int i = 0; i < 4; i++) {
            double pause = i == 0 ? 0 : 3600;
            progress.addDone(
                    NINE + i * 300, NINE + i * 300 + 60, NINE + i * 300 + pause, NINE + i * 300 + 60 + pause, 0);
        }
        for (int i = 4; i < 16; i++) {
            progress.addAhead(NINE + i * 300, NINE + i * 300 + 60, 0);
        }
        double ahead = ENGINE.predict(progress).p50(11) - progress.nowSeconds();
        assertThat(ahead).isCloseTo(12 * 300 - 60, within(900.0));
    }

    @Test
    void aPlanOutOfOrderIsRefusedWithItsStop() {
        assertThatThrownBy(() -> new RoundProgress().begin(NINE).addAhead(NINE, NINE - 1, 0))
                .hasMessageContaining("stop 0");
    }
}
