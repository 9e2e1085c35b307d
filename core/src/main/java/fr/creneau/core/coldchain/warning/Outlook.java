package fr.creneau.core.coldchain.warning;

/**
 * What is to be expected of a temperature.
 *
 * @param probability that the temperature is beyond the limit at the one of the next ten, twenty … minutes at which that
 *     is likeliest, 0..1. That it is beyond at some moment of the horizon is a little likelier still
 * @param minutes the first of these at which it is as likely as not beyond; infinite where it never is
 */
public record Outlook(double probability, double minutes) {
    /** Too little is known to say anything. */
    static final Outlook NONE = new Outlook(0, Double.POSITIVE_INFINITY);
}
