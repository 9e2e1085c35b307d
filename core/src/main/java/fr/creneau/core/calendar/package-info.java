/** What days are in France and elsewhere: public holidays by zone, bridge days, school holidays, sales. Knows no other room. */
@NullMarked
package fr.creneau.core.calendar;

import org.jspecify.annotations.NullMarked;
