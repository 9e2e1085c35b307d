package fr.creneau.city.town;

import fr.creneau.core.geo.LatLon;

/**
 * Where the rounds begin and end.
 *
 * @param id 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
 * @param gate on a street that a van can reach
 */
public record Depot(String id, LatLon gate) {}
