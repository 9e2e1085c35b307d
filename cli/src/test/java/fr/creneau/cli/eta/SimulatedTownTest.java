package fr.creneau.cli.eta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.window.Window;
import org.junit.jupiter.api.Test;

class SimulatedTownTest {
    private static final long NINE = 1_767_258_000;

    @Test
    void theOracleTellsTheHourThatMostFuturesKeep() {
        double[] possible = {NINE + 4_000, NINE + 400, NINE + 5_000, NINE + 7_500, NINE + 12_000};
        Window window = OracleWindow.best(possible, 60);
        assertThat(window.probability()).isEqualTo(0.6);
        assertThat(window.startSeconds()).isEqualTo(NINE + 3_900);
    }

    @Test
    void afterSomeWeeksTheTownsWindowsAreNearlyTheOraclesSeed7() {
        SimulatedTown town = new SimulatedTown(7, 200);
        WindowTally tally = new WindowTally();
        town.learn(36);
        for (int day = 0; day < 6; day++) {
            town.tellDay(tally);
        }
        assertThat(tally.windows()).isEqualTo(6 * 300);
        assertThat(tally.kept()).isGreaterThan(0.6);
        assertThat(tally.kept()).isCloseTo(tally.oracleKept(), within(0.06));
        assertThat(tally.claimed())
                .as("one town, six days: rounds share their day's luck")
                .isCloseTo(tally.kept(), within(0.15));
    }
}
