package fr.creneau.learning.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.calendar.FrenchHolidays;
import fr.creneau.core.calendar.HolidayZone;
import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.Series;
import fr.creneau.core.forecast.calendar.HolidayDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GlobalTreesTest {
    private static final FrenchHolidays FRANCE = new FrenchHolidays(HolidayZone.METROPOLE);
    private static final LocalDate LAST = LocalDate.of(2024, 7, 10);

    /** Volumes that are a tenth on holidays, which no season of the series can foretell. */
    private static Panel volumes(long seed) {
        List<Series> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            double[] values = new double[600];
            for (int t = 0; t < values.length; t++) {
                LocalDate day = LAST.minusDays(values.length - 1L - t);
                values[t] = (100 + 10 * i) * (FRANCE.isHoliday(day) ? 0.1 : 1) * (0.95 + 0.1 * random.nextDouble());
            }
            all.add(new Series("S" + i, values));
        }
        return new Panel(all, new int[] {7}, Optional.of(LAST));
    }

    @Test
    void aHolidayIsForetoldForEverySeriesOnSeed3() {
        GlobalTrees trees = new GlobalTrees("trees", Baseline.SEASONAL_NAIVE, new HolidayDays(FRANCE), true);
        double[][] told = trees.forecast(volumes(3), 7);
        assertThat(LAST.plusDays(4)).isEqualTo("2024-07-14");
        for (int i = 0; i < 8; i++) {
            double usual = 100 + 10 * i;
            assertThat(told[i][3]).as("the holiday").isLessThan(0.4 * usual);
            assertThat(told[i][5]).as("two days later").isEqualTo(usual, within(0.1 * usual));
        }
    }

    @Test
    void withoutTheCalendarNobodyForeseesItOnSeed3() {
        double[][] told = new GlobalTrees("trees", Baseline.SEASONAL_NAIVE, null, true).forecast(volumes(3), 7);
        for (int i = 0; i < 8; i++) {
            assertThat(told[i][3]).as("the holiday").isGreaterThan(0.8 * (100 + 10 * i));
        }
    }

    @Test
    void theSamePanelIsToldTheSame() {
        GlobalTrees trees = new GlobalTrees("trees", Baseline.LAG_REGRESSION, null, true);
        assertThat(trees.forecast(volumes(3), 2)).isDeepEqualTo(trees.forecast(volumes(3), 2));
    }

    @Test
    void aPanelTooShortToLearnFromIsToldTheBaseline() {
        Panel few = new Panel(
                List.of(new Series("A", 1, 2, 3, 4, 5, 6, 7, 8), new Series("none")), new int[] {7}, Optional.empty());
        double[][] told = new GlobalTrees("trees", Baseline.SEASONAL_NAIVE, null, true).forecast(few, 3);
        assertThat(told[0]).containsExactly(2, 3, 4);
        assertThat(told[1]).containsOnly(0);
    }
}
