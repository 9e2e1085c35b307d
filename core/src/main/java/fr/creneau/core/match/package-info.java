/**
 * Which streets a van drove, from its fixes: a hidden Markov model (Newson and Krumm, 2009) decoded while the fixes come in.
 * {@link fr.creneau.core.match.StreetNet} has the streets, {@link fr.creneau.core.match.ArcGrid} finds those near a point,
 * {@link fr.creneau.core.match.NearPaths} the ways between them, {@link fr.creneau.core.match.StreetMatcher} decides.
 *
 * <p>Lengths are metres on the net's own {@link fr.creneau.core.geo.Plane}, times seconds; arcs and nodes are numbers from 0.
 */
@NullMarked
package fr.creneau.core.match;

import org.jspecify.annotations.NullMarked;
