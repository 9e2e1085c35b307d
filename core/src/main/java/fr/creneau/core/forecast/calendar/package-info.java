/** How a model sees a day. */
@NullMarked
package fr.creneau.core.forecast.calendar;

import org.jspecify.annotations.NullMarked;
