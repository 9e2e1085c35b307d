package fr.creneau.city.town;

import fr.creneau.city.plan.StopKind;
import fr.creneau.core.geo.LatLon;

/**
 * A door in the town.
 *
 * @param id the same each time the extract is read: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
 * @param line number and street, or a building's name and street, or the street alone where the map has no number
 * @param door where the parcel goes
 * @param kerb the nearest place on a street that a van can reach
 */
public record Address(String id, String line, String postcode, String city, LatLon door, LatLon kerb, StopKind kind) {}
