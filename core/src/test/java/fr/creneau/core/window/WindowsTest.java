package fr.creneau.core.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.eta.Arrivals;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final long TEN = 1_700_000_000L / 3600 * 3600;

    private static Arrivals arrivals(double median, double before, double after) {
        Arrivals arrivals = new Arrivals();
        arrivals.begin(TEN - 7200, 1);
        for (int k = 0; k < Arrivals.levels(); k++) {
            double score = Arrivals.score(k);
            arrivals.set(0, k, median + score * (score < 0 ? before : after));
        }
        return arrivals;
    }

    @Test
    void theHourLiesAroundASymmetricArrival() {
        Window window = Windows.best(arrivals(TEN + 1800, 900, 900), 0, 60);
        assertThat(window.startSeconds()).isEqualTo(TEN);
        assertThat(window.length()).hasMinutes(60);
        assertThat(window.probability()).isCloseTo(0.9545, within(1e-3));
    }

    @Test
    void aLateTailPullsTheHourLate() {
        Window symmetric = Windows.best(arrivals(TEN + 1800, 600, 600), 0, 60);
        Window skewed = Windows.best(arrivals(TEN + 1800, 600, 2400), 0, 60);
        assertThat(skewed.startSeconds()).isGreaterThan(symmetric.startSeconds());
        assertThat(skewed.probability()).isLessThan(symmetric.probability());
    }

    @Test
    void noOtherStartIsBetter() {
        Arrivals arrivals = arrivals(TEN + 1234, 1500, 3100);
        Window best = Windows.best(arrivals, 0, 60);
        for (long s = TEN - 20_000 / 300 * 300; s < TEN + 20_000; s += 300) {
            assertThat(arrivals.probabilityBetween(0, s, s + 3600)).isLessThanOrEqualTo(best.probability() + 1e-12);
        }
    }

    @Test
    void earlyIsAMissLikeLate() {
        Window window = new Window(TEN, TEN + 3600, 0.9);
        assertThat(window.keptBy(TEN - 1)).isFalse();
        assertThat(window.keptBy(TEN)).isTrue();
        assertThat(window.keptBy(TEN + 3601)).isFalse();
    }

    @Test
    void aWindowOffTheFiveMinutesIsRefused() {
        assertThatThrownBy(() -> new Window(TEN + 1, TEN + 3601, 0.5)).hasMessageContaining("steps of 300 s");
        assertThatThrownBy(() -> Windows.best(arrivals(TEN, 1, 1), 0, 7)).hasMessageContaining("multiple of 5");
    }
}
