/**
 * Vans: their fixes, the thinned track that is kept of a day, where they stood, and which round each drove for when.
 * Everything here gives the same answer whatever order the fixes and the plans came in.
 */
@NullMarked
package fr.creneau.core.fleet;

import org.jspecify.annotations.NullMarked;
