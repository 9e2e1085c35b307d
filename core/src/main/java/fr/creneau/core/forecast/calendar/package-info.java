/** What days are: public holidays by zone, bridge days, school holidays, sales; and how a model sees a day. */
@NullMarked
package fr.creneau.core.forecast.calendar;

import org.jspecify.annotations.NullMarked;
