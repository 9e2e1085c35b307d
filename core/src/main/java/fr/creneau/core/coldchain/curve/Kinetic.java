package fr.creneau.core.coldchain.curve;

import fr.creneau.core.coldchain.Celsius;

/**
 * Mean kinetic temperature, USP &lt;1079.2&gt;: the one temperature that would have done the same harm. ΔH = 83.144 kJ/mol and R
 * = 8.3144 J/mol/K make ΔH/R = 10 000 K. Rates of harm are whole numbers, so that their sums are exact. Stateless.
 */
public final class Kinetic {
    private static final double DELTA_H_OVER_R = 10_000;

    /** Rates are relative to the one at 0 °C … */
    private static final double AT_ZERO = DELTA_H_OVER_R / Celsius.ZERO_IN_KELVIN;

    /** … in units of 2⁻⁴⁸: at +100 °C a rate still fits 63 bits, at −65 °C its rounding moves a mean by 1e-9 K. */
    private static final double SCALE = 0x1p48;

    private Kinetic() {}

    /** How fast harm is done at this temperature: exp(−ΔH/RT), relative to 0 °C, in units of 2⁻⁴⁸. */
    public static long rate(int microC) {
        double kelvin = Celsius.ZERO_IN_KELVIN + Celsius.fromMicro(microC);
        return Math.round(StrictMath.exp(AT_ZERO - DELTA_H_OVER_R / kelvin) * SCALE);
    }

    /**
     * The mean kinetic temperature in °C.
     *
     * @param harm sum of rate × weight
     * @param weight sum of the weights, more than 0
     */
    public static double celsius(WideSum harm, long weight) {
        double mean = harm.toDouble() / SCALE / weight;
        return DELTA_H_OVER_R / (AT_ZERO - StrictMath.log(mean)) - Celsius.ZERO_IN_KELVIN;
    }
}
