package fr.creneau.core.forecast.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorsTest {
    @Test
    void smapeIsTwoHundredTimesTheErrorOverBothSizes() {
        assertThat(PointErrors.smape(new double[] {100, 50}, new double[] {50, 50}))
                .isEqualTo(200 * 50 / 150.0 / 2, within(1e-12));
    }

    @Test
    void aZeroToldForAZeroIsNoError() {
        assertThat(PointErrors.smape(new double[] {0}, new double[] {0})).isZero();
    }

    @Test
    void aStepThatIsNotKnownDoesNotCount() {
        double[] actual = {10, Double.NaN, 20};
        assertThat(PointErrors.meanAbsolute(actual, new double[] {11, 99, 23})).isEqualTo(2);
    }

    @Test
    void theNaiveScaleIsTheMeanStepAcrossASeason() {
        assertThat(PointErrors.naiveScale(new double[] {1, 2, 3, 5}, 2)).isEqualTo(2.5);
        assertThat(PointErrors.naiveScale(new double[] {4, 4, 4, 4}, 2)).isNaN();
    }

    @Test
    void pinballPunishesTheSideThatTheQuantileShouldAvoid() {
        assertThat(IntervalErrors.pinball(0.9, 10, 6)).isEqualTo(3.6, within(1e-12));
        assertThat(IntervalErrors.pinball(0.9, 6, 10)).isEqualTo(0.4, within(1e-12));
    }

    @Test
    void whatLiesOutsideOfAnIntervalCostsTwoOverAlpha() {
        assertThat(IntervalErrors.intervalScore(0.05, 12, 8, 11)).isEqualTo(3 + 40, within(1e-9));
        assertThat(IntervalErrors.intervalScore(0.05, 9, 8, 11)).isEqualTo(3);
    }
}
