package fr.creneau.core.forecast.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.forecast.Cholesky;
import fr.creneau.core.forecast.Series;
import fr.creneau.core.forecast.backtest.Outlook;
import fr.creneau.core.forecast.backtest.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinTTest {
    /** Four depots in two regions: nodes 0–3, regions 4 and 5, the total 6. */
    private static final Hierarchy TREE = Hierarchy.by(
            List.of(depot("A", "north"), depot("B", "north"), depot("C", "south"), depot("D", "south")),
            List.of("region"));

    private static Series depot(String id, String region) {
        return new Series(id, new double[] {1, 2, 3}, Map.of("region", region));
    }

    private static double[][] errors(int rows, int nodes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] errors = new double[rows][nodes];
        for (double[] row : errors) {
            double common = random.nextDouble() - 0.5;
            for (int i = 0; i < nodes; i++) {
                row[i] = (1 + i) * (common + random.nextDouble() - 0.5);
            }
        }
        return errors;
    }

    @Test
    void sumsAreNamedByTheirPathAndAddTheirMembers() {
        assertThat(TREE.sums()).extracting(Hierarchy.Sum::id).containsExactly("region=north", "region=south", "total");
        assertThat(IntStream.of(0, 3, 4, 5, 6).mapToObj(TREE::level))
                .containsExactly("series", "series", "region", "region", "total");
        List<Series> all = TREE.allSeries(
                List.of(depot("A", "north"), depot("B", "north"), depot("C", "south"), new Series("D", 1)));
        assertThat(all.get(5).values()).containsExactly(1, 2, 4);
        assertThat(all.get(6).values()).containsExactly(3, 6, 10);
    }

    @Test
    void aSeriesWithoutItsLevelIsNamed() {
        assertThatThrownBy(() -> Hierarchy.by(List.of(new Series("Z", 1)), List.of("region")))
                .hasMessageContaining("series Z has no region");
    }

    @Test
    void whatIsReconciledAddsUpAndWhatAddsUpStays() {
        MinT minT = MinT.learn(TREE, errors(30, 7, 1));
        double[] told = {10, 20, 30, 40, 35, 60, 120};
        assertThat(TREE.incoherence(told)).isGreaterThan(0.1);
        double[] reconciled = minT.reconcile(told);
        assertThat(TREE.incoherence(reconciled)).isLessThan(1e-12);
        double[] again = minT.reconcile(reconciled);
        assertThat(again).containsExactly(reconciled, within(1e-9));
    }

    @Test
    void itIsTheTextbookFormulaOnSeed2() {
        double[][] errors = errors(40, 7, 2);
        MinT minT = MinT.learn(TREE, errors);
        assertThat(minT.shrinkage()).isBetween(0.02, 0.98);
        double[] told = {10, 20, 30, 40, 35, 60, 120};
        double[] expected = textbook(told, covariance(errors, minT.shrinkage()));
        assertThat(minT.reconcile(told)).containsExactly(expected, within(1e-8));
    }

    /** S·(Sᵀ·W⁻¹·S)⁻¹·Sᵀ·W⁻¹·ŷ, with S written out. */
    private static double[] textbook(double[] told, double[][] covariance) {
        double[][] sums = {
            {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}, {1, 1, 0, 0}, {0, 0, 1, 1}, {1, 1, 1, 1}
        };
        double[][] weighted = new double[4][];
        for (int b = 0; b < 4; b++) {
            double[] column = new double[7];
            for (int i = 0; i < 7; i++) {
                column[i] = sums[i][b];
            }
            weighted[b] = Cholesky.solve(copy(covariance), column);
        }
        double[][] products = new double[4][4];
        double[] right = new double[4];
        for (int b = 0; b < 4; b++) {
            for (int i = 0; i < 7; i++) {
                right[b] += weighted[b][i] * told[i];
                for (int c = 0; c < 4; c++) {
                    products[b][c] += weighted[b][i] * sums[i][c];
                }
            }
        }
        double[] bottom = Cholesky.solve(products, right);
        double[] all = new double[7];
        for (int i = 0; i < 7; i++) {
            for (int b = 0; b < 4; b++) {
                all[i] += sums[i][b] * bottom[b];
            }
        }
        return all;
    }

    private static double[][] covariance(double[][] errors, double shrinkage) {
        double[][] covariance = new double[7][7];
        for (double[] row : errors) {
            for (int i = 0; i < 7; i++) {
                for (int k = 0; k < 7; k++) {
                    covariance[i][k] += row[i] * row[k] / errors.length * (i == k ? 1 : 1 - shrinkage);
                }
            }
        }
        return covariance;
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }

    @Test
    void samplesThatAddUpGiveASumNarrowerThanTheSumOfItsPartsOnSeed3() {
        double[][] errors = errors(200, 7, 3);
        for (double[] row : errors) {
            row[1] = -row[0];
            row[4] = 0;
        }
        double[][] told = {{10, 11}, {20, 21}, {30, 31}, {40, 41}, {31, 32}, {70, 72}, {101, 104}};
        Reconciled reconciled = Reconciled.of(TREE, MinT.learn(TREE, errors), outlook(told, errors, 1, 1), true);
        assertThat(width(reconciled, 4, 0)).isLessThan(0.5 * (width(reconciled, 0, 0) + width(reconciled, 1, 0)));
        for (int h = 0; h < 2; h++) {
            double[] step = new double[7];
            for (int i = 0; i < 7; i++) {
                step[i] = reconciled.means()[i][h];
            }
            assertThat(TREE.incoherence(step)).isZero();
        }
    }

    @Test
    void aStepThatIsHarderToTellIsToldWiderAtEveryLevelOnSeed4() {
        double[][] errors = errors(200, 7, 4);
        for (int row = 1; row < errors.length; row += 2) {
            errors[row] = Arrays.stream(errors[row]).map(error -> 3 * error).toArray();
        }
        double[][] told = {{100, 100}, {200, 200}, {300, 300}, {400, 400}, {300, 300}, {700, 700}, {1000, 1000}};
        Outlook outlook = outlook(told, errors, 1, 3);
        Reconciled reconciled = Reconciled.of(TREE, MinT.learn(TREE, errors), outlook, true);
        for (int node = 0; node < 7; node++) {
            assertThat(width(reconciled, node, 1) / width(reconciled, node, 0)).isEqualTo(3, within(1e-9));
        }
    }

    /** Rows of errors of the first and the second step, in turn; their usual sizes are given. */
    private static Outlook outlook(double[][] told, double[][] errors, double first, double second) {
        double[][] units = new double[told.length][];
        Arrays.setAll(units, i -> new double[] {first, second});
        double[][] unitsInside = new double[errors.length][told.length];
        for (int row = 0; row < errors.length; row++) {
            Arrays.fill(unitsInside[row], row % 2 == 0 ? first : second);
        }
        return new Outlook("model", told, new double[0][][], units, 0.5, new Outlook.Misses(errors, unitsInside));
    }

    private static double width(Reconciled reconciled, int node, int step) {
        double[] quantiles = reconciled.quantiles()[node][step];
        return quantiles[Quantiles.at(0.9)] - quantiles[Quantiles.at(0.1)];
    }

    @Test
    void reconcilingBringsForecastsNearerToTheTruthOnSeeds1To20() {
        double before = 0;
        double after = 0;
        for (long seed = 1; seed <= 20; seed++) {
            List<double[]> rows = new ArrayList<>(List.of(errors(60, 7, seed)));
            double[] truth = {10, 20, 30, 40, 30, 70, 100};
            double[] error = rows.remove(0);
            MinT minT = MinT.learn(TREE, rows.toArray(double[][]::new));
            double[] told = truth.clone();
            for (int i = 0; i < told.length; i++) {
                told[i] += error[i];
            }
            double[] reconciled = minT.reconcile(told);
            for (int i = 0; i < told.length; i++) {
                before += Math.abs(told[i] - truth[i]);
                after += Math.abs(reconciled[i] - truth[i]);
            }
        }
        assertThat(after).isLessThan(0.8 * before);
    }
}
