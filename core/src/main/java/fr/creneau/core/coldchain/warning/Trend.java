package fr.creneau.core.coldchain.warning;

import fr.creneau.core.eta.NormalScores;

/**
 * Level and slope of a temperature under Newton's law of cooling with one time constant: the slope fades as the box nears
 * what its surroundings hold it at, dT/dt = g, dg/dt = −g/τ, with g jolted now and then (a door, melted plates). A Kalman
 * filter over two numbers. Not thread-safe.
 */
final class Trend {
    /** Variance of a jolt of the slope, (K/min)² for each minute. */
    private static final double JOLT = 1.2e-5;

    /** Standard deviation of the slope before anything is known, K/min. */
    private static final double FIRST_SLOPE_SD = 0.02;

    private final double timeConstant;
    private final double noiseVariance;
    private boolean begun;
    private double level;
    private double slope;
    private double varLevel;
    private double covariance;
    private double varSlope;
    private double stepMinutes;
    private double stepKeeps = 1;

    /**
     * @param timeConstant minutes
     * @param noiseSd of a reading, K
     */
    Trend(double timeConstant, double noiseSd) {
        this.timeConstant = timeConstant;
        this.noiseVariance = noiseSd * noiseSd;
    }

    /**
     * Joins the next reading.
     *
     * @param minutes since the last one
     * @return the log of its likelihood
     */
    double join(double minutes, double celsius) {
        if (!begun) {
            begun = true;
            level = celsius;
            varLevel = noiseVariance;
            varSlope = FIRST_SLOPE_SD * FIRST_SLOPE_SD;
            return 0;
        }
        advance(minutes);
        double variance = varLevel + noiseVariance;
        double surprise = celsius - level;
        double gainLevel = varLevel / variance;
        double gainSlope = covariance / variance;
        level += gainLevel * surprise;
        slope += gainSlope * surprise;
        varSlope -= gainSlope * covariance;
        covariance -= gainSlope * varLevel;
        varLevel -= gainLevel * varLevel;
        return -surprise * surprise / (2 * variance) - StrictMath.log(variance) / 2;
    }

    private void advance(double minutes) {
        if (minutes != stepMinutes) {
            stepMinutes = minutes;
            stepKeeps = StrictMath.exp(-minutes / timeConstant);
        }
        double keeps = stepKeeps;
        double reach = timeConstant * (1 - keeps);
        level += reach * slope;
        slope *= keeps;
        varLevel += 2 * reach * covariance + reach * reach * varSlope + JOLT * minutes * minutes * minutes / 3;
        covariance = keeps * (covariance + reach * varSlope) + JOLT * minutes * minutes / 2;
        varSlope = keeps * keeps * varSlope + JOLT * minutes;
    }

    /**
     * That the temperature is above the limit in so many minutes, if nothing jolts it.
     *
     * @param mostC its surroundings, °C: it does not get above them, nor, if it is above them already, any warmer. How soon
     *     it falls to them is not asked
     */
    double probabilityAbove(double limitC, double minutes, double mostC) {
        double reach = timeConstant * (1 - StrictMath.exp(-minutes / timeConstant));
        double variance = varLevel + 2 * reach * covariance + reach * reach * varSlope;
        double expected = Math.min(Math.max(mostC, level), level + reach * slope);
        return NormalScores.cdf((expected - limitC) / Math.sqrt(variance));
    }
}
