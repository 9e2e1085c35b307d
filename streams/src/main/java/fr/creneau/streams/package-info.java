/**
 * The log and what runs on it: topics, the producer behind every OK, the streams that join plans, scans and positions
 * into rounds, and the plain consumers that carry effects out. Kafka is known here and nowhere else.
 */
@NullMarked
package fr.creneau.streams;

import org.jspecify.annotations.NullMarked;
