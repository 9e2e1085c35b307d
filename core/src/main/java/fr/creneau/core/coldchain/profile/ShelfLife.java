package fr.creneau.core.coldchain.profile;

import fr.creneau.core.coldchain.Celsius;
import java.time.Duration;

/**
 * How long food keeps at a reference temperature, and how much faster it ages when it is warmer: the Q10 rule, the rate
 * of ageing being Q10^((T − T_ref)/10). Q10 is never known well, so there are three.
 *
 * @param life at the reference temperature
 * @param referenceMicroC millionths of a degree Celsius
 * @param q10Low the smallest Q10 that is plausible, 1 or more
 * @param q10Likely the one that is believed
 * @param q10High the largest that is plausible, 20 or less
 */
public record ShelfLife(Duration life, int referenceMicroC, double q10Low, double q10Likely, double q10High) {
    public ShelfLife {
        if (life.isNegative() || life.isZero()) {
            throw new IllegalArgumentException("shelf life %s: expected more than nothing".formatted(life));
        }
        if (!(1 <= q10Low && q10Low <= q10Likely && q10Likely <= q10High && q10High <= 20)) {
            throw new IllegalArgumentException("Q10 of %s, %s, %s: expected 1 <= low <= likely <= high <= 20"
                    .formatted(q10Low, q10Likely, q10High));
        }
    }

    /** Low, likely, high. */
    public double[] q10s() {
        return new double[] {q10Low, q10Likely, q10High};
    }

    /** How many times faster than at the reference temperature food ages at this one. */
    public double rate(double q10, double celsius) {
        return StrictMath.pow(q10, (celsius - Celsius.fromMicro(referenceMicroC)) / 10);
    }
}
