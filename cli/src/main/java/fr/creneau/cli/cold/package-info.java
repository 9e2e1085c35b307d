/**
 * {@code ./creneau cold}: the cold-chain engine on files of readings, on simulated boxes and on other people's labelled
 * temperatures. Nothing has to be running.
 */
@NullMarked
package fr.creneau.cli.cold;

import org.jspecify.annotations.NullMarked;
