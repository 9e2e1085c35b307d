/** The readings of one tag as a set, and the fold over it: sums, gaps and excursions, kept current reading by reading. */
@NullMarked
package fr.creneau.core.coldchain.curve;

import org.jspecify.annotations.NullMarked;
