package fr.creneau.core.match;

import fr.creneau.core.geo.LatLon;

/**
 * A van's place on a street.
 *
 * @param headingDegrees the way of the street that it drives, clockwise from north, 0 ≤ h &lt; 360; NaN where its fixes do not
 *     tell which of the two
 * @param awayMetres from where its fixes put it to the street
 */
public record StreetPlace(LatLon place, double headingDegrees, double awayMetres) {}
