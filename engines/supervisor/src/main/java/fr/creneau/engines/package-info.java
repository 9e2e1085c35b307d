/**
 * Real Cassandra and Kafka as child processes of ours: started from their own folders of jars, on loopback, on one data
 * folder with one cluster id, and gone when their parent is gone. Nothing here knows the domain, and nothing here may
 * use an engine's classes: they live in the children alone.
 */
@NullMarked
package fr.creneau.engines;

import org.jspecify.annotations.NullMarked;
