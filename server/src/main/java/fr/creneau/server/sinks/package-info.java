/**
 * From the log to the store: each event becomes rows of the tables that answer questions about it. What happens twice
 * writes the same rows; a batch keeps only the newest snapshot of a round.
 */
@NullMarked
package fr.creneau.server.sinks;

import org.jspecify.annotations.NullMarked;
