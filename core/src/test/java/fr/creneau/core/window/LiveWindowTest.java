package fr.creneau.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.eta.Arrivals;
import org.jspecify.annotations.Nullable;
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

    /** Of the narrower window; 60 where there is none. */
    private static long minutes(double deviation) {
        @Nullable Window narrower = LiveWindow.findNarrower(arrival(deviation), 0);
        return narrower == null ? 60 : narrower.length().toMinutes();
    }

    @Test
    void itNarrowsAsTheArrivalBecomesSure() {
        assertThat(minutes(900)).isEqualTo(60);
        assertThat(minutes(400)).isEqualTo(30);
        assertThat(minutes(120)).isEqualTo(15);
    }

    @Test
    void noNarrowerWindowThatIsSureEnoughIsMissed() {
        for (double deviation = 20; deviation < 2_000; deviation *= 1.1) {
            Arrivals arrivals = arrival(deviation);
            long expected = 60;
            for (int minutes : new int[] {30, 15}) {
                expected =
                        Windows.best(arrivals, 0, minutes).probability() >= LiveWindow.NARROW_FROM ? minutes : expected;
            }
            assertThat(minutes(deviation)).as("deviation %.0f s", deviation).isEqualTo(expected);
        }
    }
}
