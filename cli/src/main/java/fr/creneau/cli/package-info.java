/**
 * The command line, {@code ./creneau}: a package for each command, and what they share here: reports, progress, input
 * files, errors that say what to do.
 */
@NullMarked
package fr.creneau.cli;

import org.jspecify.annotations.NullMarked;
