/** Hierarchies of series, and forecasts that add up along them. */
@NullMarked
package fr.creneau.core.forecast.reconcile;

import org.jspecify.annotations.NullMarked;
