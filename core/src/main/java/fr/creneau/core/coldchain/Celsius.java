package fr.creneau.core.coldchain;

/**
 * Temperatures as whole millionths of a degree Celsius: exact, so that sums agree in every bit. Stateless.
 *
 * <p>The range is wider than any tag of the trade measures (−30 to +70 °C, dry ice −79 °C): what lies outside is no
 * temperature of a box.
 */
public final class Celsius {
    /** Millionths in a degree. */
    public static final int MICRO = 1_000_000;

    /** The coldest that is taken for a measurement, °C. */
    public static final int COLDEST = -100;

    /** The hottest that is taken for a measurement, °C. */
    public static final int HOTTEST = 100;

    /** 0 °C in kelvin. */
    public static final double ZERO_IN_KELVIN = 273.15;

    private Celsius() {}

    /** Whether the value may be a measurement: −100…+100 °C, not NaN. */
    public static boolean isMeasurable(double celsius) {
        return celsius >= COLDEST && celsius <= HOTTEST;
    }

    /** The nearest millionth of a degree. */
    public static int toMicro(double celsius) {
        if (!isMeasurable(celsius)) {
            throw new IllegalArgumentException("%s °C: expected %d..%d °C".formatted(celsius, COLDEST, HOTTEST));
        }
        return (int) Math.round(celsius * MICRO);
    }

    public static double fromMicro(int microC) {
        return microC / (double) MICRO;
    }
}
