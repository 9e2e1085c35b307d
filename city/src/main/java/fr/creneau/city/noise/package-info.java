/**
 * The numbers of the simulated day, in one commented file, {@code noise.properties}. Only the simulator may read it; no
 * estimator may.
 */
@NullMarked
package fr.creneau.city.noise;

import org.jspecify.annotations.NullMarked;
