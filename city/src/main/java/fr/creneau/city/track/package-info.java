/**
 * Where a van really is at every moment of its round, and what its receiver makes of it: a path along the streets in
 * time, errors that last a while, zones without a network. Times are seconds of the local day.
 */
@NullMarked
package fr.creneau.city.track;

import org.jspecify.annotations.NullMarked;
