package fr.creneau.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyAtOnceTest {
    private static final Map<String, Object> SETTINGS =
            Map.of("objective", "l1", "num_threads", 1, "min_data_in_leaf", 5);

    private static double learnAndTell(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TrainingTable table = new TrainingTable(8);
        float[] row = new float[8];
        for (int i = 0; i < 3000; i++) {
            for (int k = 0; k < row.length; k++) {
                row[k] = (float) random.nextDouble();
            }
            table.add(row, row[0] + row[1] * seed);
        }
        double told = 0;
        try (BoostedTrees trees = BoostedTrees.train(table, SETTINGS, 30)) {
            for (int i = 0; i < 20; i++) {
                told += trees.predict(new float[8 * 200])[0];
            }
        }
        return told;
    }

    /** Where a prediction took all cores while another ensemble learnt on one, the process died. */
    @Test
    void ensemblesLearnAndTellBesideEachOtherAsTheyDoAlone() {
        List<Double> alone =
                IntStream.range(0, 8).mapToObj(ManyAtOnceTest::learnAndTell).toList();
        List<Double> together = IntStream.range(0, 8)
                .parallel()
                .mapToObj(ManyAtOnceTest::learnAndTell)
                .toList();
        assertThat(together).isEqualTo(alone);
    }
}
