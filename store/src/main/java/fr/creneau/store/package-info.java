/**
 * The hot store on Apache Cassandra: the schema in {@code schema/*.cql}, one table for each question, and one accessor
 * class for each group of questions. The driver is known here and nowhere else.
 *
 * <p>Writes return when Cassandra acknowledged them at the configured consistency, and can be repeated: raw rows have
 * the event's id in their key, derived rows carry their revision as write timestamp, so that an older one never wins.
 * Accessors are thread-safe.
 */
@NullMarked
package fr.creneau.store;

import org.jspecify.annotations.NullMarked;
