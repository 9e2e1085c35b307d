/**
 * The cold-chain engine on simulated boxes, held against the truth that only the simulator knows: alerts missed, wrong or
 * raised by a gap, and how early excursions were announced.
 */
@NullMarked
package fr.creneau.cli.cold.simulate;

import org.jspecify.annotations.NullMarked;
