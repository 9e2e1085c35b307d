package fr.creneau.core.eta;

/** The standard normal distribution function and its inverse, on bare numbers. Stateless. */
public final class NormalScores {
    private NormalScores() {}

    /**
     * Φ(z), absolute error below 1.5e-7. Source: Abramowitz and Stegun 26.2.17.
     *
     * @param z any number; infinities give 0 and 1
     */
    public static double cdf(double z) {
        double x = Math.abs(z);
        if (x > 37) {
            return z > 0 ? 1 : 0;
        }
        double t = 1 / (1 + 0.2316419 * x);
        double tail = 0.3989422804014327
                * Math.exp(-x * x / 2)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z > 0 ? 1 - tail : tail;
    }

    /**
     * Φ⁻¹(p), relative error below 1.2e-9. Source: Acklam's rational approximation (2003).
     *
     * @param p strictly between 0 and 1
     */
    public static double inverse(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("probability %s: expected strictly between 0 and 1".formatted(p));
        }
        if (p < 0.02425) {
            return lowTail(Math.sqrt(-2 * Math.log(p)));
        }
        if (p > 1 - 0.02425) {
            return -lowTail(Math.sqrt(-2 * Math.log(1 - p)));
        }
        double q = p - 0.5;
        double r = q * q;
        return (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.3577518672690) * r
                                        - 30.66479806614716)
                                * r
                        + 2.506628277459239)
                * q
                / (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r
                                        - 13.28068155288572)
                                * r
                        + 1);
    }

    private static double lowTail(double q) {
        return (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734)
                                                * q
                                        + 4.374664141464968)
                                * q
                        + 2.938163982698783)
                / ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416)
                                * q
                        + 1);
    }
}
