package fr.creneau.core.forecast.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
