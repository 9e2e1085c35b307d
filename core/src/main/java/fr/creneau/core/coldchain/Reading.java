package fr.creneau.core.coldchain;

/**
 * One measurement of a tag.
 *
 * @param observedAtMs the tag's own clock, epoch milliseconds; it may run wrong
 * @param receivedAtMs the reader's clock, epoch milliseconds
 * @param microC millionths of a degree Celsius, −100…+100 °C
 * @param sequence the tag's count of its measurements, from 0; {@link #NO_SEQUENCE} where it does not count
 */
public record Reading(long observedAtMs, long receivedAtMs, int microC, int sequence) {
    /** The tag does not number its readings. */
    public static final int NO_SEQUENCE = -1;

    public Reading {
        if (!Celsius.isMeasurable(Celsius.fromMicro(microC))) {
            throw new IllegalArgumentException("%d µ°C: expected -100..100 °C".formatted(microC));
        }
        if (sequence < NO_SEQUENCE) {
            throw new IllegalArgumentException("sequence %d: expected 0 or more, or -1 for none".formatted(sequence));
        }
    }

    /** A reading in degrees, without a sequence number. */
    public static Reading of(long observedAtMs, long receivedAtMs, double celsius) {
        return new Reading(observedAtMs, receivedAtMs, Celsius.toMicro(celsius), NO_SEQUENCE);
    }
}
