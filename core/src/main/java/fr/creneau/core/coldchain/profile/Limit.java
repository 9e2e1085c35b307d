package fr.creneau.core.coldchain.profile;

import fr.creneau.core.coldchain.Celsius;

/**
 * A temperature that must not be passed. Exactly at the limit is still within.
 *
 * @param side where the harm is
 * @param microC millionths of a degree Celsius
 */
public record Limit(Side side, int microC) {
    public static Limit above(double celsius) {
        return new Limit(Side.ABOVE, Celsius.toMicro(celsius));
    }

    public static Limit below(double celsius) {
        return new Limit(Side.BELOW, Celsius.toMicro(celsius));
    }

    public boolean isBeyond(int temperatureMicroC) {
        return side.sign() * temperatureMicroC > side.sign() * microC;
    }

    public double celsius() {
        return Celsius.fromMicro(microC);
    }
}
