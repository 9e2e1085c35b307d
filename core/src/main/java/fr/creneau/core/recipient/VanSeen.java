package fr.creneau.core.recipient;

import fr.creneau.core.geo.LatLon;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a round's van is.
 *
 * @param headingDegrees clockwise from north, NaN when unknown
 * @param radiusMetres about 95 % of errors lie within
 * @param earlier where it was some tens of seconds before, null when not known
 */
public record VanSeen(
        LatLon place,
        double headingDegrees,
        double radiusMetres,
        Instant observedAt,
        @Nullable LatLon earlier) {}
