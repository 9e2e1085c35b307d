package fr.creneau.streams;

import org.apache.avro.specific.SpecificRecordBase;

/**
 * One event as a consumer got it.
 *
 * @param offset its place in the partition; with topic and partition it names the record for ever
 * @param appendedAtMs when the broker took it, the machine's epoch milliseconds (not the domain's clock)
 * @param key what it was appended with
 */
public record Received(
        Topic topic, int partition, long offset, long appendedAtMs, String key, SpecificRecordBase event) {}
