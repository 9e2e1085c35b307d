package fr.creneau.core.forecast.backtest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.core.forecast.Forecaster;
import fr.creneau.core.forecast.Panel;
import fr.creneau.core.forecast.Series;
import fr.creneau.core.forecast.models.LagRegression;
import fr.creneau.core.forecast.models.SeasonalNaive;
import fr.creneau.core.forecast.models.Theta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final int HORIZON = 14;
    private static final List<Forecaster> CANDIDATES = List.of(new SeasonalNaive(), new Theta(), new LagRegression());

    /** Weeks with noise that grows with the volume. */
    private static Panel volumes(int series, int days, long seed) {
        double[] week = {12, 14, 13, 12, 11, 6, 2};
        List<Series> all = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            double size = 1 + random.nextInt(20);
            double[] values = new double[days];
            for (int t = 0; t < days; t++) {
                double mean = size * week[t % 7];
                double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
                values[t] = Math.max(0, mean + 2 * Math.sqrt(mean) * noise);
            }
            all.add(new Series("S" + i, values));
        }
        return new Panel(all, new int[] {7}, Optional.empty());
    }

    private static List<Outlook> tellAt(Panel panel, int stepsBack) {
        return Trial.at(new PastForecasts(panel, CANDIDATES, HORIZON, () -> {}), stepsBack, Judging.by(3));
    }

    @Test
    void nothingThatCameAfterAnOriginChangesWhatIsToldAtIt() {
        Panel panel = volumes(5, 200, 3);
        List<Series> otherFuture = new ArrayList<>();
        for (Series one : panel.series()) {
            double[] values = one.values().clone();
            for (int t = values.length - HORIZON; t < values.length; t++) {
                values[t] = -1000 * t;
            }
            otherFuture.add(new Series(one.id(), values));
        }
        Panel changed = new Panel(otherFuture, new int[] {7}, Optional.empty());
        List<Outlook> told = tellAt(panel, HORIZON);
        List<Outlook> toldOther = tellAt(changed, HORIZON);
        assertThat(toldOther).hasSize(5);
        for (int m = 0; m < told.size(); m++) {
            assertThat(toldOther.get(m).told()).isDeepEqualTo(told.get(m).told());
            assertThat(toldOther.get(m).quantiles()[4])
                    .isDeepEqualTo(told.get(m).quantiles()[4]);
        }
    }

    @Test
    void intervalsHoldWhatTheyPromiseOnSeed17() {
        Backtest.Result result =
                Backtest.run(volumes(60, 250, 17), CANDIDATES, new Backtest.Plan(HORIZON, 2, Judging.by(3)), () -> {});
        result.scores().forEach((model, scores) -> {
            assertThat(scores.coverage95()).as(model).isBetween(0.92, 0.98);
            assertThat(scores.coverage80()).as(model).isBetween(0.75, 0.85);
        });
    }

    @Test
    void theSelectedModelIsTheOneThatDidBestInsideThePast() {
        Backtest.Result result =
                Backtest.run(volumes(30, 250, 5), CANDIDATES, new Backtest.Plan(HORIZON, 1, Judging.by(3)), () -> {});
        double least = result.last().stream()
                .filter(one -> !one.model().equals(Outlook.PER_SERIES))
                .mapToDouble(Outlook::insideLoss)
                .min()
                .orElseThrow();
        assertThat(result.last())
                .filteredOn(one -> one.model().equals(result.selected()))
                .singleElement()
                .satisfies(one -> assertThat(one.insideLoss()).isEqualTo(least));
        assertThat(requireNonNull(result.scores().get(result.selected())).mase())
                .isLessThan(
                        requireNonNull(result.scores().get("seasonal-naive")).mase());
    }

    @Test
    void asTheOrderSaysEachSeriesHasItsOwnModel() {
        Judging each = new Judging(3, Choice.SERIES, true, true);
        Backtest.Result result =
                Backtest.run(volumes(12, 250, 5), CANDIDATES, new Backtest.Plan(HORIZON, 1, each), () -> {});
        assertThat(result.selected()).isEqualTo(Outlook.PER_SERIES);
        Outlook own = Choice.SERIES.pick(result.last());
        for (int i = 0; i < 12; i++) {
            int series = i;
            assertThat(result.last()).filteredOn(one -> one != own).anySatisfy(one -> assertThat(one.told()[series])
                    .isEqualTo(own.told()[series]));
        }
    }

    @Test
    void quantilesNeverFallAndVolumesAreNeverNegative() {
        for (Outlook outlook : tellAt(volumes(8, 150, 23), 0)) {
            for (double[][] series : outlook.quantiles()) {
                for (double[] step : series) {
                    assertThat(step).isSorted();
                    assertThat(step[0]).isNotNegative();
                }
            }
        }
    }

    @Test
    void eachCandidateIsAskedOnceForEachOrigin() {
        int[] asked = {0};
        PastForecasts past = new PastForecasts(volumes(2, 200, 1), CANDIDATES, HORIZON, () -> asked[0]++);
        Trial.at(past, HORIZON, Judging.by(3));
        Trial.at(past, 0, Judging.by(3));
        assertThat(asked[0]).isEqualTo(CANDIDATES.size() * 5);
    }
}
