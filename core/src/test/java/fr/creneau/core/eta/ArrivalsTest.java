package fr.creneau.core.eta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArrivalsTest {
    static Arrivals gaussian(double mean, double deviation) {
        Arrivals arrivals = new Arrivals();
        arrivals.begin(0, 1);
        for (int k = 0; k < Arrivals.levels(); k++) {
            arrivals.set(0, k, mean + deviation * Arrivals.score(k));
        }
        return arrivals;
    }

    @Test
    void aGaussianIsHeldExactlyTailsIncluded() {
        Arrivals arrivals = gaussian(36_000, 600);
        assertThat(arrivals.probabilityBy(0, 36_000)).isCloseTo(0.5, within(1e-6));
        assertThat(arrivals.probabilityBetween(0, 36_000 - 1176, 36_000 + 1176)).isCloseTo(0.95, within(1e-4));
        assertThat(arrivals.quantile(0, 0.001)).isCloseTo(36_000 - 3.0902 * 600, within(0.1));
        assertThat(arrivals.quantile(0, 0.999)).isCloseTo(36_000 + 3.0902 * 600, within(0.1));
        assertThat(arrivals.p10(0)).isCloseTo(36_000 - 1.28155 * 600, within(0.1));
        assertThat(arrivals.p50(0)).isCloseTo(36_000, within(0.1));
        assertThat(arrivals.p90(0)).isCloseTo(36_000 + 1.28155 * 600, within(0.1));
    }

    @Test
    void theNormalDistributionAndItsInverseAgree() {
        for (double p : new double[] {1e-6, 0.001, 0.02, 0.3, 0.5, 0.77, 0.98, 0.999, 1 - 1e-6}) {
            assertThat(NormalScores.cdf(NormalScores.inverse(p))).isCloseTo(p, within(2e-7));
        }
    }

    @Test
    void aStopThatIsNotAheadIsRefused() {
        assertThatThrownBy(() -> gaussian(0, 1).p50(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
