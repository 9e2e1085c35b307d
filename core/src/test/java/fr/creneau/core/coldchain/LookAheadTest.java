package fr.creneau.core.coldchain;

import static fr.creneau.core.coldchain.Profiles.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.curve.TagCurve;
import fr.creneau.core.coldchain.profile.Limit;
import fr.creneau.core.coldchain.warning.EarlyWarning;
import fr.creneau.core.coldchain.warning.LookAhead;
import fr.creneau.core.coldchain.warning.Outlook;
import fr.creneau.core.coldchain.warning.WarningRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The look ahead at a limit of 4 °C, a reading every five minutes. */
class LookAheadTest {
    private static final Limit LIMIT = Limit.above(4);

    private static List<Reading> readings(int count, IntToDoubleFunction celsiusAtMinute) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long ms = minutes(5L * i);
            readings.add(Reading.of(ms, ms, Math.round(celsiusAtMinute.applyAsDouble(5 * i) * 10) / 10.0));
        }
        return readings;
    }

    private static Outlook outlook(double surroundingsC, IntToDoubleFunction celsiusAtMinute) {
        return LookAhead.usual().after(readings(14, celsiusAtMinute), surroundingsC, LIMIT);
    }

    @Test
    void aSteadyTemperatureIsNoDanger() {
        assertThat(outlook(20, minute -> 2).probability()).isLessThan(0.05);
    }

    @Test
    void aSteadyRiseIsADangerWithItsTime() {
        Outlook outlook = outlook(25, minute -> 1.5 + 0.03 * minute); // 3.45 °C now, 4 °C in 18 minutes
        assertThat(outlook.probability()).isGreaterThan(0.8);
        assertThat(outlook.minutes()).isBetween(10.0, 40.0);
    }

    @Test
    void noBoxBecomesWarmerThanItsSurroundings() {
        assertThat(outlook(3.5, minute -> 1.5 + 0.03 * minute).probability()).isLessThan(0.2);
    }

    @Test
    void aBoxWarmerThanItsSurroundingsDoesNotCoolAtOnce() {
        assertThat(outlook(3, minute -> 3.9).probability())
                .as("a tenth below the limit, by a tag of a tenth")
                .isBetween(0.05, 0.5);
        assertThat(outlook(3, minute -> 2 + 0.03 * minute).probability())
                .as("what rose until now, to 3.95 °C, does not get warmer, nor safe at once")
                .isBetween(0.2, 0.6);
    }

    @Test
    void aMealThatCoolsIsADangerAtALowerLimit() {
        Limit lower = Limit.below(63);
        List<Reading> cooling = readings(14, minute -> 66.5 - 0.04 * minute); // 63.9 °C now, 63 °C in 22 minutes
        assertThat(LookAhead.usual().after(cooling, 20, lower).probability()).isGreaterThan(0.8);
        assertThat(LookAhead.usual().after(cooling, 64, lower).probability())
                .as("nothing gets colder than what surrounds it")
                .isLessThan(0.2);
    }

    @Test
    void theHorizonIsAWholeNumberOfSteps() {
        assertThatThrownBy(() -> new LookAhead(Duration.ofMinutes(15), 0.1))
                .hasMessage("horizon PT15M: expected a multiple of 10 min, which are looked at");
    }

    @Test
    void aRiseThatFadesIsLessOfADangerThanOneThatGoesOn() {
        double fading =
                outlook(25, minute -> 3.4 - 1.2 * Math.exp(-minute / 25.0)).probability();
        double steady = outlook(25, minute -> 2.1 + 0.02 * minute).probability();
        assertThat(fading).isLessThan(steady);
    }

    @Test
    void aDangerIsToldOnce() {
        TagCurve curve = new TagCurve(new CurveRules(Profiles.chilled()));
        EarlyWarning warning = new EarlyWarning(curve, LIMIT, LookAhead.usual(), WarningRules.usual());
        List<Long> toldAt = new ArrayList<>();
        for (Reading reading : readings(40, minute -> minute < 60 ? 2 : 2 + 0.03 * (minute - 60))) {
            curve.join(reading);
            warning.onReading(reading, 25).ifPresent(told -> toldAt.add(reading.observedAtMs() / minutes(1)));
        }
        assertThat(toldAt).hasSize(1); // the limit is passed 67 minutes after the rise begins, at 127
        assertThat(toldAt.get(0)).isBetween(65L, 112L);
    }
}
