/**
 * Travel on the streets of OpenStreetMap: {@link fr.creneau.routing.StreetGraph} finds the way of a van between points and
 * the times of all ways between many points; {@link fr.creneau.routing.HourFactors} slows them down by the hour of the day.
 *
 * <p>Points are degrees WGS 84, lengths metres, times seconds of driving on empty streets unless said otherwise. GraphHopper
 * reads the extract and keeps the graph; no other module sees its types. What was imported is kept in a folder that the
 * caller names, under a name that holds the extract's hash: a changed extract is imported anew.
 */
@NullMarked
package fr.creneau.routing;

import org.jspecify.annotations.NullMarked;
