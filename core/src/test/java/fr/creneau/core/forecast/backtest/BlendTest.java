package fr.creneau.core.forecast.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlendTest {
    /** Two series, three origins, two steps: the first candidate is right for the first series alone. */
    private static final double[][][] ACTUAL = {{{10, 12}, {5, 6}}, {{11, 9}, {4, 7}}, {{10, 10}, {6, 6}}};

    private static double[][][] off(double first, double second) {
        double[][][] told = new double[3][2][2];
        for (int k = 0; k < 3; k++) {
            for (int h = 0; h < 2; h++) {
                told[k][0][h] = ACTUAL[k][0][h] + first;
                told[k][1][h] = ACTUAL[k][1][h] + second;
            }
        }
        return told;
    }

    @Test
    void aSeriesListensToTheCandidateThatWasRightForIt() {
        Blend blend = Blend.learn(new double[][][][] {off(0.1, 4), off(4, 0.1)}, ACTUAL);
        assertThat(blend.weights()[0][0]).isGreaterThan(0.9);
        assertThat(blend.weights()[1][1]).isGreaterThan(0.9);
        assertThat(blend.weights()[0][0] + blend.weights()[0][1]).isEqualTo(1);
    }

    @Test
    void candidatesThatMissOnOppositeSidesShareEvenly() {
        Blend blend = Blend.learn(new double[][][][] {off(2, 2), off(-2, -2)}, ACTUAL);
        double[][] mixed = blend.mix(List.of(off(2, 2)[0], off(-2, -2)[0]));
        assertThat(mixed).isDeepEqualTo(ACTUAL[0]);
    }

    @Test
    void anOriginIsMixedByWhatTheOthersTaught() {
        double[][][] first = off(0.1, 0.1);
        double[][][] second = off(4, 4);
        first[2] = off(3, 3)[2];
        second[2] = off(1, 1)[2];
        Blend blend = Blend.learn(new double[][][][] {first, second}, ACTUAL);
        assertThat(blend.without()[2][0][0]).isGreaterThan(blend.without()[0][0][0]);
        double[][] mixed = blend.mixInside(new double[][][][] {first, second})[2];
        assertThat(mixed[0][0] - ACTUAL[2][0][0]).isGreaterThan(2.5);
    }

    @Test
    void theChoiceAmongEqualsIsNotJudgedByWhatItWasMadeFromOnSeed7() {
        SplittableRandom random = new SplittableRandom(7);
        double[][][] actual = new double[4][200][6];
        double[][][][] told = new double[8][4][200][6];
        for (double[][][] candidate : told) {
            for (double[][] origin : candidate) {
                for (double[] series : origin) {
                    Arrays.setAll(series, h -> random.nextDouble() - 0.5);
                }
            }
        }
        Blend choice = Blend.choose(told, actual);
        double[][][] seen = new double[4][][];
        Arrays.setAll(
                seen, k -> choice.mix(Arrays.stream(told).map(one -> one[k]).toList()));
        assertThat(meanSize(choice.mixInside(told))).isBetween(0.24, 0.26);
        assertThat(meanSize(seen)).isLessThan(0.23);
    }

    private static double meanSize(double[][][] errors) {
        return Arrays.stream(errors)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .average()
                .orElseThrow();
    }

    @Test
    void eachSeriesHasTheOneThatDidBestForIt() {
        Blend choice = Blend.choose(new double[][][][] {off(0.1, 4), off(4, 0.1)}, ACTUAL);
        assertThat(choice.weights()).isDeepEqualTo(new double[][] {{1, 0}, {0, 1}});
    }

    @Test
    void aCandidateThatNeverMissedDoesNotBreakTheWeights() {
        Blend blend = Blend.learn(new double[][][][] {off(0, 0), off(1, 2)}, ACTUAL);
        assertThat(blend.weights()[0][0]).isBetween(0.99, 1.0);
        double[][][] once = {ACTUAL[0]};
        Blend ofOne = Blend.learn(new double[][][][] {{off(0, 0)[0]}, {off(1, 2)[0]}}, once);
        assertThat(ofOne.weights()).isDeepEqualTo(new double[][] {{0.5, 0.5}, {0.5, 0.5}});
    }
}
