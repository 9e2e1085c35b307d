package fr.creneau.store;

import org.jspecify.annotations.Nullable;

/**
 * One fix of a van as it is kept.
 *
 * @param eventId null where van and time identify the fix
 * @param observedAtMs the device's time, epoch milliseconds
 * @param lat degrees WGS 84, kept to 1e-7
 * @param lon degrees WGS 84, kept to 1e-7
 * @param speedMps metres a second, kept to 0.01; NaN: unknown
 * @param headingDeg degrees clockwise from north, kept to 0.01; NaN: unknown
 * @param accuracyM metres, kept to 0.1; NaN: unknown
 */
public record TrackFix(
        @Nullable String eventId,
        long observedAtMs,
        double lat,
        double lon,
        float speedMps,
        float headingDeg,
        float accuracyM) {}
