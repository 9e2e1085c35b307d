/**
 * What a planning department knows before the day: which stops each round has, in which order, and when it means to be
 * there. Nothing here knows what really happens.
 *
 * <p>Times of a plan are seconds of the local day, 0 = midnight; distances are seconds of driving on empty streets.
 */
@NullMarked
package fr.creneau.city.plan;

import org.jspecify.annotations.NullMarked;
