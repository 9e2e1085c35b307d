/** {@code ./creneau rounds} and {@code ./creneau slots}: the planning engines from the command line, nothing running. */
@NullMarked
package fr.creneau.cli.rounds;

import org.jspecify.annotations.NullMarked;
