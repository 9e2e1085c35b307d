/**
 * Where reports come in. Every door (JSON, NDJSON, CSV, OsmAnd) turns its form into lines; one {@link
 * fr.creneau.server.ingest.Intake} checks them, appends what is good to the log and answers only when the log has it.
 * Ingest knows no rounds: it keys by what it knows. A new door needs a form, not a new intake.
 */
@NullMarked
package fr.creneau.server.ingest;

import org.jspecify.annotations.NullMarked;
