/**
 * {@code ./creneau city}: looks at the simulated town and its day without starting anything: what a map holds, its tiles,
 * and how the law of the day behaves. {@link fr.creneau.cli.city.TownOptions} is for every command that takes a town.
 */
@NullMarked
package fr.creneau.cli.city;

import org.jspecify.annotations.NullMarked;
