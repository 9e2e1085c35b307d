package fr.creneau.city.town;

import fr.creneau.city.plan.StopKind;
import fr.creneau.core.geo.LatLon;
import java.util.Optional;

/**
 * An address as a source gives it, before anybody asked whether a van can reach it.
 *
 * @param id within its source
 * @param postcode empty where the source does not say
 * @param city empty where the source does not say
 * @param kind empty where the source does not say
 */
record Door(String id, String line, String postcode, String city, LatLon place, Optional<StopKind> kind) {}
