/**
 * {@code up}, {@code down} and {@code status}: a supervisor of its own session keeps the engines and the server running,
 * and tells in one file, {@code supervisor.json} of the data folder, what it keeps.
 */
@NullMarked
package fr.creneau.cli.up;

import org.jspecify.annotations.NullMarked;
