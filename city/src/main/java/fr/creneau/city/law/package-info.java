/**
 * The law of the simulated day: what really happens to a planned round, drawn from {@code noise.properties}, without
 * streets, GPS or messages. It is fast enough to continue a round of a hundred stops a thousand times within a second,
 * which makes it the <em>oracle</em>: the best that any estimate could know.
 *
 * <p>{@link fr.creneau.city.law.RoundLaw} drives one round; {@link fr.creneau.city.law.SimulatedDays} makes many days of
 * rounds in a town on a plane, with no map at hand. Times are seconds of the local day, 0 = midnight. All of it is
 * seeded: the same seed gives the same day.
 */
@NullMarked
package fr.creneau.city.law;

import org.jspecify.annotations.NullMarked;
