package fr.creneau.core.fleet.gait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaitTest {
    /** A fix every 5 s along a line, so many metres apart. */
    private static GaitTrack steps(double... metres) {
        double[] timeS = new double[metres.length + 1];
        double[] x = new double[metres.length + 1];
        for (int i = 1; i < x.length; i++) {
            timeS[i] = 5 * i;
            x[i] = x[i - 1] + metres[i - 1];
        }
        return new GaitTrack(timeS, x, new double[x.length]);
    }

    @Test
    void aFixIsSeenByTheStepsAroundIt() {
        float[] row = GaitFeatures.row(steps(50, 5, 5, 50), 2, 4);
        // One fix either side: 10 m straight, 1 m/s on the mean, at most and at least, and no detour.
        assertThat(Arrays.copyOf(row, 5)).containsExactly(10, 1, 1, 1, 1);
        // Two either side: 110 m, 5.5 m/s, 10 m/s at most, 1 m/s at least.
        assertThat(Arrays.copyOfRange(row, 5, 10)).containsExactly(110, 5.5f, 10, 1, 1);
        // Since it drove and until it drives: 5 s and 5 m each, at 3.5 m/s and at 6.
        assertThat(Arrays.copyOfRange(row, row.length - 8, row.length)).containsExactly(5, 5, 5, 5, 5, 5, 5, 5);
    }

    @Test
    void whatCannotBeSeenIsNotGuessed() {
        assertThat(GaitFeatures.row(steps(), 0, 0)).containsOnly(-1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void onlineNothingLaterThanTheLagIsSeen(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] metres = random.doubles(30, 0, 60).toArray();
        double[] otherEnd = metres.clone();
        for (int step = 17; step < metres.length; step++) {
            otherEnd[step] = random.nextDouble(60);
        }
        assertThat(GaitModel.row(steps(metres), 15, 2)).isEqualTo(GaitModel.row(steps(otherEnd), 15, 2));
        assertThat(GaitModel.row(steps(metres), 15, 3)).isNotEqualTo(GaitModel.row(steps(otherEnd), 15, 3));
    }

    @Test
    void fixesOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new GaitTrack(new double[] {0, 5, 5}, new double[3], new double[3]))
                .hasMessage("fix 2 comes 0.0 s after the one before: expected more than 0");
    }

    @Test
    void aChangeThatIsNotWorthItsPriceIsTakenBack() {
        double[] onFoot = {0.1, 0.1, 0.6, 0.1, 0.1, 0.9, 0.9, 0.9};
        assertThat(GaitSmoothing.likeliest(onFoot, 0))
                .containsExactly(false, false, true, false, false, true, true, true);
        assertThat(GaitSmoothing.likeliest(onFoot, 1))
                .containsExactly(false, false, false, false, false, true, true, true);
    }

    /** All stories of ten fixes, each weighed. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theStoryIsTheLikeliestOfAll(long seed) {
        double[] onFoot = new SplittableRandom(seed).doubles(10, 0.02, 0.98).toArray();
        int best = 0;
        for (int story = 1; story < 1 << onFoot.length; story++) {
            best = weight(story, onFoot) > weight(best, onFoot) ? story : best;
        }
        boolean[] told = GaitSmoothing.likeliest(onFoot, 0.7);
        for (int i = 0; i < told.length; i++) {
            assertThat(told[i]).as("fix %d", i).isEqualTo((best >> i & 1) == 1);
        }
    }

    private static double weight(int story, double[] onFoot) {
        double weight = -0.7 * Integer.bitCount((story ^ story >> 1) & (1 << onFoot.length - 1) - 1);
        for (int i = 0; i < onFoot.length; i++) {
            weight += Math.log((story >> i & 1) == 1 ? onFoot[i] : 1 - onFoot[i]);
        }
        return weight;
    }
}
