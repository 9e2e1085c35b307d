/** How good forecasts were: errors of points, of quantiles and of intervals. */
@NullMarked
package fr.creneau.core.forecast.scores;

import org.jspecify.annotations.NullMarked;
