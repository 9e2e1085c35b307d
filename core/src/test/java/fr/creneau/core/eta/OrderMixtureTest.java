package fr.creneau.core.eta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderMixtureTest {
    private static final double NOW = 1_700_000_000;

    /** Says that the stop of a place is reached after so many seconds as its key, give or take a tenth. */
    private static final ArrivalTimes BY_PLACE = (progress, into) -> {
        into.begin(progress.nowSeconds(), progress.ahead());
        for (int stop = 0; stop < progress.ahead(); stop++) {
            for (int k = 0; k < Arrivals.levels(); k++) {
                double mean = progress.place(progress.done() + stop);
                into.set(stop, k, progress.nowSeconds() + mean * (1 + 0.1 * Arrivals.score(k)));
            }
        }
    };

    private static RoundProgress ahead(long... places) {
        RoundProgress progress = new RoundProgress().begin(NOW);
        for (long place : places) {
            progress.addAhead(NOW, NOW, place);
        }
        return progress;
    }

    @Test
    void oneLikelyOrderIsLeftAsItIs() {
        Arrivals mixed = new OrderMixture(BY_PLACE).predict(ahead(600, 1_200));
        assertThat(mixed.p50(0)).isEqualTo(NOW + 600);
        assertThat(mixed.p90(1)).isCloseTo(NOW + 1_200 + 120 * 1.2816, within(0.1));
    }

    @Test
    void theMixtureAgreesWithDrawingOrdersSeed1() {
        // In the other order the second stop comes after 300 s, and the first after 1500.
        RoundProgress progress = ahead(600, 1_200);
        progress.perhaps(new Reordering(0.3, ahead(300, 1_500), new int[] {1, 0}));
        Arrivals mixed = new OrderMixture(BY_PLACE).predict(progress);
        Random random = new Random(1);
        double[][] drawn = new double[2][100_000];
        for (int i = 0; i < drawn[0].length; i++) {
            boolean other = random.nextDouble() < 0.3;
            drawn[0][i] = NOW + (other ? 1_500 : 600) * (1 + 0.1 * random.nextGaussian());
            drawn[1][i] = NOW + (other ? 300 : 1_200) * (1 + 0.1 * random.nextGaussian());
        }
        for (int stop = 0; stop < 2; stop++) {
            Arrays.sort(drawn[stop]);
            for (int k = 0; k < Arrivals.levels(); k++) {
                double by = mixed.quantileAt(stop, k);
                int before = Math.abs(Arrays.binarySearch(drawn[stop], by) + 1);
                assertThat(before / 100_000.0)
                        .as("stop %d, level %s", stop, Arrivals.level(k))
                        .isCloseTo(Arrivals.level(k), within(0.012));
            }
        }
    }

    @Test
    void anOrderIsPossibleAndWhole() {
        assertThatThrownBy(() -> new Reordering(1, ahead(1), new int[] {0}))
                .hasMessage("order of probability 1.0: expected more than 0 and less than 1");
        assertThatThrownBy(() -> new Reordering(0.5, ahead(1, 2), new int[] {0}))
                .hasMessage("order of 1 stops, 2 of them ahead: expected as many");
    }

    @Test
    void aProgressBegunAnewForgetsItsOtherOrders() {
        RoundProgress progress = ahead(600, 1_200);
        progress.perhaps(new Reordering(0.3, ahead(300, 1_500), new int[] {1, 0}));
        assertThat(progress.begin(NOW).otherOrders()).isEmpty();
    }
}
