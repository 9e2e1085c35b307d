/**
 * The cold chain: what a box's readings say of its food.
 *
 * <p>{@code profile} has the limits and the alarms; {@code curve} the set of readings and everything summed over it;
 * {@code alert} the alerts and their versions; {@code verdict} what a certificate says; {@code warning} the look ahead.
 * A state is a function of the <em>set</em> of readings: late, doubled and unordered readings end in the same bits as
 * sorted ones. What was not measured is unknown: it is never fine, and it never raises an alert of temperature. Silence at a
 * journey's ends is unknown where the journey is known; else nothing is claimed beyond the first and the last reading.
 */
@NullMarked
package fr.creneau.core.coldchain;

import org.jspecify.annotations.NullMarked;
