/** Public instances of rounds with time windows: their two text forms, read with line and reason for what is wrong. */
@NullMarked
package fr.creneau.cli.rounds.instance;

import org.jspecify.annotations.NullMarked;
