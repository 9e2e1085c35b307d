/** Plots as SVG: actual in ink, forecast in accent, limits dashed with their names at the end, gaps left empty. */
@NullMarked
package fr.creneau.cli.cold.plot;

import org.jspecify.annotations.NullMarked;
