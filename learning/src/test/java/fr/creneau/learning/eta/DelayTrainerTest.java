package fr.creneau.learning.eta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.eta.passage.StopFeatures;
import fr.creneau.core.eta.trees.DelayModel;
import fr.creneau.core.eta.trees.TreeEnsemble;
import fr.creneau.learning.BoostedTrees;
import fr.creneau.learning.TrainingTable;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelayTrainerTest {
    private static final int DELAY = StopFeatures.COLUMNS.indexOf("delay");
    private static final int LEFT = StopFeatures.COLUMNS.indexOf("planned_left");

    /** A row that is late or early; late rounds lose four more units, and vary more. */
    private static float[] row(boolean late, Random random) {
        float[] row = new float[StopFeatures.columns()];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) random.nextGaussian();
        }
        row[DELAY] = late ? 200 : -50;
        row[LEFT] = 840;
        return row;
    }

    /** Over many rows that were not learnt from. */
    private static double mean(ToDoubleFunction<float[]> said, boolean late, Random random) {
        return IntStream.range(0, 500)
                .mapToDouble(i -> said.applyAsDouble(row(late, random)))
                .average()
                .orElseThrow();
    }

    @Test
    void medianAndSpreadAreLearntInUnitsSeed1() {
        Random random = new Random(1);
        DelayRows rows = new DelayRows(5_000, 1);
        for (int i = 0; i < 4_000; i++) {
            boolean late = i % 2 == 0;
            double units = late ? 4 + 3 * random.nextGaussian() : random.nextGaussian();
            rows.add(row(late, random), 0, units * DelayModel.unit(840));
        }
        LearntDelays learnt = DelayTrainer.learn(rows, Set.of(), "test");
        DelayModel model = learnt.toModel();
        assertThat(mean(row -> model.medianUnits(row, 0), true, random)).isCloseTo(4, within(0.3));
        assertThat(mean(row -> model.medianUnits(row, 0), false, random)).isCloseTo(0, within(0.3));
        assertThat(mean(row -> model.deviationUnits(row, 0), true, random)).isCloseTo(3, within(0.6));
        assertThat(mean(row -> model.deviationUnits(row, 0), false, random)).isCloseTo(1, within(0.3));
        assertThat(DelayTrainer.learn(rows, Set.of(), "test"))
                .as("same rows, same model")
                .isEqualTo(learnt);
    }

    @Test
    void treesReadFromTextSayWhatLightGbmSaysUnknownsIncludedSeed2() {
        Random random = new Random(2);
        TrainingTable table = new TrainingTable(4);
        float[] all = new float[4 * 2_000];
        for (int i = 0; i < 2_000; i++) {
            float[] row = new float[4];
            for (int c = 0; c < 4; c++) {
                row[c] = random.nextInt(5) == 0 ? (c % 2 == 0 ? Float.NaN : 0) : (float) random.nextGaussian();
            }
            System.arraycopy(row, 0, all, i * 4, 4);
            table.add(row, (Float.isNaN(row[0]) ? 3 : row[0]) * row[1] + row[3]);
        }
        try (BoostedTrees trees = BoostedTrees.train(table, Map.of("objective", "regression_l1"), 40)) {
            TreeEnsemble read = TreeEnsemble.parse(trees.toText());
            double[] theirs = trees.predict(all);
            for (int i = 0; i < theirs.length; i++) {
                assertThat(read.predict(all, i * 4)).as("row %d", i).isCloseTo(theirs[i], within(1e-9));
            }
        }
    }

    @Test
    void beyondItsCapacityAnEvenSampleIsKeptSeed3() {
        DelayRows rows = new DelayRows(1_000, 3);
        float[] row = new float[StopFeatures.columns()];
        for (int i = 0; i < 20_000; i++) {
            rows.add(row, 0, i < 10_000 ? 0 : DelayModel.unit(0));
        }
        assertThat(rows.size()).isEqualTo(1_000);
        assertThat(rows.seen()).isEqualTo(20_000);
        double late = 0;
        for (int i = 0; i < rows.size(); i++) {
            late += rows.units(i);
        }
        assertThat(late / rows.size()).isCloseTo(0.5, within(0.06));
    }

    @Test
    void tooFewRowsAreRefused() {
        assertThatThrownBy(() -> DelayTrainer.learn(new DelayRows(1_000, 1), Set.of(), "none"))
                .hasMessageContaining("0 rows: expected 300");
    }
}
