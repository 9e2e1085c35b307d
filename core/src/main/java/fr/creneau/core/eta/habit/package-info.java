/**
 * Habits: what stands from day to day about rounds, drivers and places ({@link fr.creneau.core.eta.habit.Habits}), how it
 * is learnt from rounds that are over, and what the driver's rest does to an arrival.
 */
@NullMarked
package fr.creneau.core.eta.habit;

import org.jspecify.annotations.NullMarked;
