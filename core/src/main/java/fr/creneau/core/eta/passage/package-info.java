/**
 * What other vans saw on the same streets: {@link fr.creneau.core.eta.passage.Passages} remembers it, {@link
 * fr.creneau.core.eta.passage.StopFeatures} says what it means for each stop ahead of a round. A passage is one van's way
 * over one leg, or its time at one stop.
 */
@NullMarked
package fr.creneau.core.eta.passage;

import org.jspecify.annotations.NullMarked;
