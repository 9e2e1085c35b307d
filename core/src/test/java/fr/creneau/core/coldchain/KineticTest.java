package fr.creneau.core.coldchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.creneau.core.coldchain.curve.CurveRules;
import fr.creneau.core.coldchain.curve.TagCurve;
import fr.creneau.core.coldchain.verdict.TagSummary;
import fr.creneau.core.ids.TagId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mean kinetic temperature against USP's formula worked out with fifty digits. */
class KineticTest {
    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal ZERO_C = new BigDecimal("273.15");
    private static final BigDecimal DELTA_H_OVER_R = new BigDecimal("10000");

    @Test
    void twoThreeAndTenDegreesForEqualTimes() {
        assertThat(mean(2, 3, 10)).isCloseTo(5.817, within(0.0005));
    }

    @Test
    void aSteadyTemperatureIsItsOwnMean() {
        assertThat(mean(-18, -18, -18, -18)).isCloseTo(-18, within(1e-9));
        assertThat(mean(4)).isCloseTo(4, within(1e-9));
    }

    @ParameterizedTest(name = "around {0} °C")
    @ValueSource(doubles = {-60, -40, -18, 0, 4, 25, 63, 90})
    void agreesWithFiftyDigitsToABillionthOfAKelvin(double around) {
        for (long seed = 1; seed <= 25; seed++) {
            Random random = new Random(seed);
            double[] celsius = new double[1 + random.nextInt(60)];
            for (int i = 0; i < celsius.length; i++) {
                celsius[i] = Math.round((around + 3 * random.nextGaussian()) * 1e6) / 1e6;
            }
            assertThat(mean(celsius)).as("seed " + seed).isCloseTo(exactMean(celsius), within(1e-9));
        }
    }

    /** As the engine has it, from a reading every five minutes. */
    private static double mean(double... celsius) {
        TagCurve curve = new TagCurve(new CurveRules(Profiles.chilled()));
        for (int i = 0; i < celsius.length; i++) {
            curve.join(Reading.of(i * Profiles.minutes(5), i * Profiles.minutes(5), celsius[i]));
        }
        return TagSummary.of(new TagId("T1"), curve).kineticC();
    }

    private static double exactMean(double... celsius) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double each : celsius) {
            BigDecimal kelvin = ZERO_C.add(BigDecimal.valueOf(each));
            sum = sum.add(exp(DELTA_H_OVER_R.divide(kelvin, DIGITS).negate()));
        }
        BigDecimal mean = sum.divide(BigDecimal.valueOf(celsius.length), DIGITS);
        return DELTA_H_OVER_R.divide(ln(mean).negate(), DIGITS).subtract(ZERO_C).doubleValue();
    }

    /** exp(x) = exp(x/2⁸)^256, the inner one by its series. */
    private static BigDecimal exp(BigDecimal x) {
        BigDecimal small = x.divide(BigDecimal.valueOf(256), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 60; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(256, DIGITS);
    }

    /** ln(y) by Newton's steps on exp, from the double's. */
    private static BigDecimal ln(BigDecimal y) {
        BigDecimal x = BigDecimal.valueOf(Math.log(y.doubleValue()));
        for (int step = 0; step < 4; step++) {
            x = x.add(y.divide(exp(x), DIGITS).subtract(BigDecimal.ONE), DIGITS);
        }
        return x;
    }
}
