package fr.creneau.core.forecast.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.Series;
import fr.creneau.core.forecast.SeriesModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {
    private static final double[] WEEK = {12, 14, 13, 12, 11, 6, 2};

    static List<SeriesModel> models() {
        return List.of(new SeasonalNaive(), new Naive2(), new Ets(), new Theta(), new Mstl(), new LagRegression());
    }

    private static double[] series(int length, IntToDoubleFunction value) {
        return IntStream.range(0, length).mapToDouble(value).toArray();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPureWeekComesAgain(SeriesModel model) {
        double[] past = series(140, t -> WEEK[t % 7]);
        assertThat(model.forecast(past, new int[] {7}, 10))
                .usingComparatorWithPrecision(0.2)
                .containsExactly(12, 14, 13, 12, 11, 6, 2, 12, 14, 13);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aSeriesThatNeverMovesStaysWhereItIs(SeriesModel model) {
        double[] past = series(60, t -> 5);
        assertThat(model.forecast(past, new int[] {7}, 8))
                .usingComparatorWithPrecision(1e-6)
                .containsOnly(5);
    }

    @ParameterizedTest
    @MethodSource("models")
    void fewValuesAreEnoughToTellSomethingFinite(SeriesModel model) {
        for (int length = 1; length <= 16; length++) {
            double[] told = model.forecast(series(length, t -> t % 3), new int[] {7}, 9);
            assertThat(Arrays.stream(told).allMatch(Double::isFinite))
                    .as("length %d", length)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPanelIsToldSeriesBySeries(SeriesModel model) {
        double[] past = series(140, t -> WEEK[t % 7] + t % 2);
        Panel panel = new Panel(List.of(new Series("A", past), new Series("none")), new int[] {7}, Optional.empty());
        assertThat(model.forecast(panel, 3)[0]).isEqualTo(model.forecast(past, new int[] {7}, 3));
        assertThat(model.forecast(panel, 3)[1]).containsOnly(0);
    }

    @Test
    void etsFollowsATrendWithASeason() {
        double[] past = series(120, t -> 100 + t + WEEK[t % 7]);
        double[] told = new Ets().forecast(past, new int[] {7}, 14);
        for (int h = 0; h < 14; h++) {
            assertThat(told[h]).isEqualTo(220 + h + WEEK[(120 + h) % 7], within(1.0));
        }
    }

    @Test
    void thetaGoesOnWithHalfTheSlope() {
        double[] told = new Theta().forecast(series(100, t -> 10 + 2 * t), new int[] {}, 2);
        assertThat(told[1] - told[0]).isEqualTo(1, within(1e-9));
    }

    @Test
    void mstlTakesTwoSeasonsApart() {
        double[] past = series(28 * 12, t -> 50 + WEEK[t % 7] + 10 * Math.sin(2 * Math.PI * t / 28));
        double[] told = new Mstl().forecast(past, new int[] {7, 28}, 28);
        for (int h = 0; h < 28; h++) {
            assertThat(told[h]).isEqualTo(50 + WEEK[h % 7] + 10 * Math.sin(2 * Math.PI * h / 28), within(0.6));
        }
    }

    @Test
    void aRegressionOnLagsFindsAnAutoregressionOfSeed11() {
        SplittableRandom random = new SplittableRandom(11);
        double[] past = new double[3000];
        past[0] = 1;
        for (int t = 1; t < past.length; t++) {
            past[t] = 0.8 * past[t - 1] + random.nextDouble() - 0.5;
        }
        past[past.length - 1] = 3;
        double[] told = new LagRegression().forecast(past, new int[] {}, 3);
        assertThat(told[0]).isEqualTo(2.4, within(0.15));
        assertThat(told[1]).isEqualTo(1.92, within(0.2));
    }

    @Test
    void aRegressionThatWouldExplodeKeepsNearWhatWasSeen() {
        double[] past = series(60, t -> Math.pow(1.3, t));
        double[] told = new LagRegression().forecast(past, new int[] {7}, 200);
        double range = Math.log(past[59]) - Math.log(past[0]);
        assertThat(Math.log(told[199])).isLessThanOrEqualTo(Math.log(past[59]) + range / 2 + 1e-9);
    }
}
