/** Benches of the whole product: they start it as a stranger would, load it through its public doors, and measure. */
@NullMarked
package fr.creneau.cli.bench;

import org.jspecify.annotations.NullMarked;
