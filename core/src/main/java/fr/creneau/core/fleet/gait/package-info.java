/**
 * Whether a driver who carries a phone is on foot or on wheels at each fix: {@link fr.creneau.core.fleet.gait.GaitModel}
 * weighs what the track does around the fix, {@link fr.creneau.core.fleet.gait.GaitSmoothing} takes back changes that are
 * not worth one. Places are metres on a plane, times seconds. The model is learnt elsewhere; here is what answers.
 */
@NullMarked
package fr.creneau.core.fleet.gait;

import org.jspecify.annotations.NullMarked;
