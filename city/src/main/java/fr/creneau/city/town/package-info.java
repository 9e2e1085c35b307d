/**
 * The town in which a day is simulated: named streets, addresses that a van can reach, a depot, from an OpenStreetMap
 * extract and, where wanted, a national address file.
 *
 * <p>Extracts are © OpenStreetMap contributors under the ODbL; whoever shows what is made from them shows the
 * {@linkplain fr.creneau.city.town.Town#ATTRIBUTION attribution}.
 */
@NullMarked
package fr.creneau.city.town;

import org.jspecify.annotations.NullMarked;
