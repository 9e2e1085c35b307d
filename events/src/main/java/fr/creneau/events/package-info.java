/**
 * Everything that crosses the log, as Avro records in single-object encoding, and their mapping to and from the core.
 * The schemas are in {@code src/main/avro}; every one ever published is kept in the resources' {@code history} folder.
 */
@NullMarked
package fr.creneau.events;

import org.jspecify.annotations.NullMarked;
