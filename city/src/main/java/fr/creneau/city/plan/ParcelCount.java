package fr.creneau.city.plan;

import fr.creneau.city.noise.Chance;
import fr.creneau.city.noise.Noise;

/** How many parcels a stop gets on one day. Immutable and thread-safe. */
public final class ParcelCount {
    private static final int MOST = 12;

    private final double atDoorMean;
    private final double pickupPointMean;

    public ParcelCount(Noise noise) {
        atDoorMean = 1 / (1 - noise.share("stops.further.parcel"));
        pickupPointMean = noise.number("stops.pickup_point.mean.parcels");
    }

    /** 1 to 12. */
    public int draw(StopKind kind, Chance chance) {
        return Math.min(MOST, chance.geometric(kind == StopKind.PICKUP_POINT ? pickupPointMean : atDoorMean));
    }
}
