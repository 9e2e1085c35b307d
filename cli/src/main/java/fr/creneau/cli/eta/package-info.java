/** {@code ./creneau eta}: how right arrival times and windows are, on rounds that were driven and on simulated days. */
@NullMarked
package fr.creneau.cli.eta;

import org.jspecify.annotations.NullMarked;
