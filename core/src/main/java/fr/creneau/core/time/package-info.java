/** The one clock that all domain code asks, given to it and never fetched. */
@NullMarked
package fr.creneau.core.time;

import org.jspecify.annotations.NullMarked;
