package fr.creneau.core.coldchain.warning;

/**
 * What is to be expected of a temperature.
 *
 * @param probability that the limit is passed within the horizon, 0..1
 * @param minutes until it is as likely as not that it is passed; infinite where it never is
 */
public record Outlook(double probability, double minutes) {
    /** Too little is known to say anything. */
    static final Outlook NONE = new Outlook(0, Double.POSITIVE_INFINITY);
}
