package fr.creneau.city.plan;

import fr.creneau.core.geo.LatLon;

/**
 * A stop in a plan.
 *
 * @param placeId the address, the same on every day; 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
 * @param parcels how many, 1 or more
 * @param arrival planned, seconds of the local day
 * @param serviceSeconds planned time at the door
 */
public record PlannedStop(
        String placeId, LatLon place, StopKind kind, int parcels, double arrival, double serviceSeconds) {
    public PlannedStop {
        if (parcels < 1) {
            throw new IllegalArgumentException(
                    "stop %s with %d parcels: expected 1 or more".formatted(placeId, parcels));
        }
    }
}
