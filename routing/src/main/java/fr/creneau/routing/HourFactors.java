package fr.creneau.routing;

import java.util.Arrays;

/**
 * How much longer driving takes than on empty streets, by the local time of day: a value for the middle of each hour,
 * straight lines between. Immutable and thread-safe.
 */
public final class HourFactors {
    private static final int HOURS = 24;
    private static final double SECONDS_PER_HOUR = 3600;

    /**
     * A working day in a European town: peaks at 8 and 17 h of about half as long again, a third in between. An
     * assumption after the shape that published congestion profiles share, not a measurement of any town.
     */
    public static final HourFactors TYPICAL = of(
            1.00, 1.00, 1.00, 1.00, 1.00, 1.05, 1.15, 1.35, 1.50, 1.38, 1.28, 1.28, //
            1.32, 1.30, 1.28, 1.30, 1.40, 1.52, 1.45, 1.25, 1.12, 1.05, 1.00, 1.00);

    private final double[] factors;

    private HourFactors(double[] factors) {
        this.factors = factors;
    }

    /** @param factors 24 values from the hour 0–1 on, each 0.2..10 */
    public static HourFactors of(double... factors) {
        if (factors.length != HOURS) {
            throw new IllegalArgumentException("%d hour factors: expected 24".formatted(factors.length));
        }
        for (double factor : factors) {
            if (!(factor >= 0.2 && factor <= 10)) {
                throw new IllegalArgumentException("hour factor %s: expected 0.2..10".formatted(factor));
            }
        }
        return new HourFactors(factors.clone());
    }

    /** The factor at a time of the local day, in seconds from midnight; times beyond a day wrap around. */
    public double at(double secondOfDay) {
        double hour = secondOfDay / SECONDS_PER_HOUR - 0.5;
        double floor = Math.floor(hour);
        int before = Math.floorMod((int) floor, HOURS);
        double share = hour - floor;
        return factors[before] * (1 - share) + factors[(before + 1) % HOURS] * share;
    }

    /** Seconds of driving for a leg that starts at the given time; the factor of the start holds for the whole leg. */
    public double seconds(double emptyStreetSeconds, double startSecondOfDay) {
        return emptyStreetSeconds * at(startSecondOfDay);
    }

    @Override
    public String toString() {
        return "HourFactors" + Arrays.toString(factors);
    }
}
