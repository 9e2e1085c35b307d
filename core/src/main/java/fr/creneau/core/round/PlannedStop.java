package fr.creneau.core.round;

import fr.creneau.core.ids.ParcelId;
import fr.creneau.core.ids.StopId;
import java.util.List;

/**
 * A stop as planned.
 *
 * @param lat degrees WGS 84
 * @param lon degrees WGS 84
 * @param plannedArrivalMs epoch milliseconds
 * @param serviceSeconds planned time at the door
 * @param parcels at least one
 */
public record PlannedStop(
        StopId stop,
        double lat,
        double lon,
        StopKind kind,
        long plannedArrivalMs,
        int serviceSeconds,
        List<ParcelId> parcels) {
    public PlannedStop {
        parcels = List.copyOf(parcels);
        if (serviceSeconds < 0 || serviceSeconds > 24 * 3600) {
            throw new IllegalArgumentException(
                    "stop %s: service of %d s: expected 0..86400".formatted(stop, serviceSeconds));
        }
        if (parcels.isEmpty()) {
            throw new IllegalArgumentException("stop %s has no parcel: expected at least one".formatted(stop));
        }
    }
}
