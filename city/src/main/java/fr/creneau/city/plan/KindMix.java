package fr.creneau.city.plan;

import fr.creneau.city.noise.Chance;
import fr.creneau.city.noise.Noise;

/** What is at the door of an address of which the map does not tell. Immutable and thread-safe. */
public final class KindMix {
    private final double[] upTo = new double[StopKind.values().length];

    public KindMix(Noise noise) {
        double sum = 0;
        for (StopKind kind : StopKind.values()) {
            sum += noise.share("stops." + kind.word());
            upTo[kind.ordinal()] = sum;
        }
        if (Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "stops.house … stops.pickup_point add up to %s: expected 1".formatted(sum));
        }
    }

    public StopKind draw(Chance chance) {
        double draw = chance.uniform();
        for (StopKind kind : StopKind.values()) {
            if (draw < upTo[kind.ordinal()]) {
                return kind;
            }
        }
        return StopKind.FLAT;
    }
}
