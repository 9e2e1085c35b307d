package fr.creneau.core.eta.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.core.eta.Arrivals;
import fr.creneau.core.eta.RoundProgress;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final double NINE = 1_767_258_000;
    private static final int P10 = 3;
    private static final int P90 = 11;

    private double ahead = 1_800;

    /** An engine that is sure to a minute of when the van comes. */
    private final ArrivalTimes oversure = (progress, into) -> {
        into.begin(progress.nowSeconds(), 1);
        for (int k = 0; k < Arrivals.levels(); k++) {
            into.set(0, k, progress.nowSeconds() + ahead + 60 * Arrivals.score(k));
        }
    };

    private final Calibration calibration = new Calibration(1_000, 0.01);
    private final CalibratedTimes engine = new CalibratedTimes(oversure, calibration);

    private static RoundProgress round() {
        return new RoundProgress().begin(NINE).addAhead(NINE, NINE, 1);
    }

    private void sees(double arrival) {
        calibration.observe(engine.outcome(0, arrival));
    }

    @Test
    void beforeAnythingIsSeenTheClaimStands() {
        Arrivals arrivals = engine.predict(round());
        assertThat(arrivals.p90(0) - arrivals.p10(0)).isCloseTo(2 * 1.28155 * 60, within(0.1));
        assertThat(calibration.coverageGap(P10, P90)).isNaN();
        assertThat(calibration.fails()).as("nothing seen, nothing failed").isFalse();
    }

    @Test
    void anOversureEngineIsWidenedUntilItsIntervalsHoldSeed1() {
        Random random = new Random(1);
        int inside = 0;
        for (int i = 0; i < 4_000; i++) {
            ahead = 600 + 3_600 * random.nextDouble();
            Arrivals arrivals = engine.predict(round());
            double truth = NINE + ahead + 120 + 200 * random.nextGaussian();
            if (i >= 1_000 && truth >= arrivals.p10(0) && truth <= arrivals.p90(0)) {
                inside++;
            }
            sees(truth);
        }
        assertThat(inside / 3_000.0).isCloseTo(0.8, within(0.025));
        assertThat(calibration.coverageGap(P10, P90)).isCloseTo(0, within(0.04));
        assertThat(calibration.fails()).isFalse();
        ahead = 1_800;
        assertThat(engine.predict(round()).p50(0)).isCloseTo(NINE + 1_920, within(60.0));
    }

    @Test
    void aChangeOfTheWorldIsFollowedAndShowsInTheFigureUntilThenSeed2() {
        Random random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            engine.predict(round());
            sees(NINE + 1_800 + 60 * random.nextGaussian());
        }
        for (int i = 0; i < 200; i++) {
            engine.predict(round());
            sees(NINE + 1_800 + 900 * random.nextGaussian());
        }
        assertThat(calibration.coverageGap(P10, P90)).as("the alarm's figure").isLessThan(-0.04);
        assertThat(calibration.fails()).isTrue();
        for (int i = 0; i < 1_000; i++) {
            engine.predict(round());
            sees(NINE + 1_800 + 900 * random.nextGaussian());
        }
        Arrivals arrivals = engine.predict(round());
        assertThat(arrivals.p90(0) - arrivals.p10(0)).isGreaterThan(1_800);
    }

    @Test
    void nothingIsToldIntoThePastHoweverWideTheClaimBecomes() {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            engine.predict(round());
            sees(NINE + Math.abs(6_000 * random.nextGaussian()));
        }
        assertThat(engine.predict(round()).quantileAt(0, 0)).isGreaterThanOrEqualTo(NINE);
    }

    @Test
    void farAndNearAreNotOfOneGroup() {
        assertThat(Calibration.group(240, 0)).isNotEqualTo(Calibration.group(20_000, 0));
        assertThat(Calibration.group(240, 0)).isNotEqualTo(Calibration.group(240, 50));
    }

    @Test
    void aMemoryTooShortForAQuantileIsRefused() {
        assertThatThrownBy(() -> new Calibration(20, 0)).hasMessageContaining("memory 20");
    }
}
