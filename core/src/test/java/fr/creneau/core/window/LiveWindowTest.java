package fr.creneau.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.eta.Arrivals;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveWindowTest {
    private static final double NINE = 1_767_258_000;

    /** An arrival at half past nine, give or take so many seconds. */
    private static Arrivals arrival(double deviation) {
        Arrivals arrivals = new Arrivals();
        arrivals.begin(NINE, 1);
        for (int k = 0; k < Arrivals.levels(); k++) {
            arrivals.set(0, k, NINE + 1_800 + deviation * Arrivals.score(k));
        }
        return arrivals;
    }

    private static long minutes(double deviation, boolean holds) {
        Duration length = LiveWindow.of(arrival(deviation), 0, holds).length();
        return length.toMinutes();
    }

    @Test
    void itNarrowsAsTheArrivalBecomesSure() {
        assertThat(minutes(900, true)).isEqualTo(60);
        assertThat(minutes(400, true)).isEqualTo(30);
        assertThat(minutes(120, true)).isEqualTo(15);
    }

    @Test
    void itStaysAnHourWhileClaimsDoNotHold() {
        assertThat(minutes(120, false)).isEqualTo(60);
    }

    @Test
    void whatIsNarrowIsKeptWithTheProbabilityAskedFor() {
        for (double deviation = 20; deviation < 2_000; deviation *= 1.1) {
            Window window = LiveWindow.of(arrival(deviation), 0, true);
            assertThat(window.length().toMinutes() == 60 || window.probability() >= LiveWindow.NARROW_FROM)
                    .isTrue();
        }
    }
}
