package fr.creneau.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {
    private static TrainingTable noisyStep(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TrainingTable table = new TrainingTable(2);
        for (int i = 0; i < 4000; i++) {
            float x = (float) random.nextDouble();
            table.add(new float[] {x, (float) random.nextDouble()}, (x < 0.5 ? 10 : 20) + random.nextDouble());
        }
        return table;
    }

    @Test
    void aQuantileIsLearntOnBothSidesOfAStep() {
        Map<String, ?> settings = Map.of("objective", "quantile", "alpha", 0.9, "num_threads", 1);
        try (BoostedTrees trees = BoostedTrees.train(noisyStep(7), settings, 100)) {
            double[] told = trees.predict(new float[] {0.2f, 0.5f, 0.8f, 0.5f});
            assertThat(told[0]).isBetween(10.8, 11.0);
            assertThat(told[1]).isBetween(20.8, 21.0);
        }
    }

    @Test
    void theSameTableTeachesTheSameTrees() {
        Map<String, ?> settings = Map.of("objective", "l2", "num_threads", 1);
        try (BoostedTrees one = BoostedTrees.train(noisyStep(7), settings, 20);
                BoostedTrees other = BoostedTrees.train(noisyStep(7), settings, 20)) {
            assertThat(one.toText()).isEqualTo(other.toText()).contains("tree_sizes");
        }
    }

    @Test
    void aSettingThatLightGbmDoesNotTakeIsNamed() {
        assertThatThrownBy(() -> BoostedTrees.train(noisyStep(7), Map.of("objective", "sorcery"), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sorcery");
    }
}
