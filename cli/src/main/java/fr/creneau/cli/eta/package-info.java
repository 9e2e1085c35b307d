/** Arrival times and positions, measured against what really happened. */
@NullMarked
package fr.creneau.cli.eta;

import org.jspecify.annotations.NullMarked;
