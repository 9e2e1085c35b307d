package fr.creneau.core.fleet;

/**
 * One position of a van, as its device saw it.
 *
 * @param observedAtMs the device's clock, epoch milliseconds
 * @param lat degrees WGS 84
 * @param lon degrees WGS 84
 * @param speedMps metres a second; NaN: unknown
 * @param headingDeg clockwise from north; NaN: unknown
 * @param accuracyM radius in metres that about 68 % of errors lie within, as phones report it; NaN: unknown
 */
public record VanFix(long observedAtMs, double lat, double lon, float speedMps, float headingDeg, float accuracyM) {
    /** A phone without a word on its accuracy is taken to be this good, 68 % of the time. */
    private static final float ASSUMED_ACCURACY_METRES = 15;

    /** From the 68 % radius to the 95 % radius of a circular Gaussian error (1.51 σ to 2.45 σ). */
    private static final float TO_95_PERCENT = 1.62f;

    public VanFix {
        if (!(lat >= -90 && lat <= 90) || !(lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException(
                    "fix at %s, %s: expected a latitude of -90..90 and a longitude of -180..180".formatted(lat, lon));
        }
    }

    /** A fix of which only time and place are known. */
    public static VanFix at(long observedAtMs, double lat, double lon) {
        return new VanFix(observedAtMs, lat, lon, Float.NaN, Float.NaN, Float.NaN);
    }

    /** Metres that about 95 % of errors lie within. */
    public float radiusM() {
        return TO_95_PERCENT * (accuracyM > 0 ? accuracyM : ASSUMED_ACCURACY_METRES);
    }
}
