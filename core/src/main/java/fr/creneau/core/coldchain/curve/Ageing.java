package fr.creneau.core.coldchain.curve;

import fr.creneau.core.coldchain.Celsius;
import fr.creneau.core.coldchain.profile.ShelfLife;

/**
 * The rates of ageing of a {@link ShelfLife}, looked up by hundredths of a degree: that moves a life by a thousandth,
 * while its band is tens of per cent wide. Whole numbers, so that sums are exact. Immutable and thread-safe.
 */
public final class Ageing {
    /** Units of a rate: 2⁻³⁰ of the one at the reference temperature. */
    public static final double SCALE = 0x1p30;

    /**
     * No rate is larger, so that two of them still add up in 63 bits: 2³² times the one at the reference temperature, at
     * which ten years are over within a second.
     */
    private static final long MOST = Long.MAX_VALUE / 2;

    private static final int STEPS_PER_DEGREE = 100;
    private static final int MICRO_PER_STEP = Celsius.MICRO / STEPS_PER_DEGREE;
    private static final int FIRST_STEP = Celsius.COLDEST * STEPS_PER_DEGREE;

    private final long[][] rates;

    public Ageing(ShelfLife life) {
        double[] q10s = life.q10s();
        int steps = (Celsius.HOTTEST - Celsius.COLDEST) * STEPS_PER_DEGREE + 1;
        rates = new long[q10s.length][steps];
        for (int q = 0; q < q10s.length; q++) {
            for (int step = 0; step < steps; step++) {
                double celsius = (FIRST_STEP + step) / (double) STEPS_PER_DEGREE;
                rates[q][step] = Math.min(MOST, Math.round(life.rate(q10s[q], celsius) * SCALE));
            }
        }
    }

    /** How many Q10 there are. */
    public int size() {
        return rates.length;
    }

    /** The rate by the {@code q}th Q10, in units of {@code 1 / SCALE}. */
    public long rate(int q, int microC) {
        return rates[q][Math.floorDiv(microC + MICRO_PER_STEP / 2, MICRO_PER_STEP) - FIRST_STEP];
    }
}
