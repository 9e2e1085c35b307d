/**
 * Claims that hold: {@link fr.creneau.core.eta.calibration.Calibration} follows what became of an engine's claims, {@link
 * fr.creneau.core.eta.calibration.CalibratedTimes} bends the next ones accordingly. How well that works is itself a
 * figure, for an alarm. A claim is a whole distribution; its score is where the truth fell in it.
 */
@NullMarked
package fr.creneau.core.eta.calibration;

import org.jspecify.annotations.NullMarked;
