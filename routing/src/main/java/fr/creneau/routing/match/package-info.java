/** Map matching by the library, to hold our own ({@code fr.creneau.core.match}) against; see decision record 14. */
@NullMarked
package fr.creneau.routing.match;

import org.jspecify.annotations.NullMarked;
