/** Tables that people hand to a command as CSV: good rows are used, bad ones named, counted and left out. */
@NullMarked
package fr.creneau.cli.table;

import org.jspecify.annotations.NullMarked;
