package fr.creneau.streams;

import org.apache.avro.specific.SpecificRecordBase;

/**
 * One event as a consumer got it.
 *
 * @param offset its place in the partition; with topic and partition it names the record for ever
 * @param appendedAtMs when the broker took it, the machine's epoch milliseconds (not the domain's clock)
 * @param key what it was appended with
 * @param raw the event's bytes as they stand in the log, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and a copy of each event would cost
public record Received(
        Topic topic, int partition, long offset, long appendedAtMs, String key, SpecificRecordBase event, byte[] raw) {}
