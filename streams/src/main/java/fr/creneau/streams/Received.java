package fr.creneau.streams;

import fr.creneau.events.EventCodec;
import fr.creneau.events.UnreadableEvent;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;

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
        Topic topic, int partition, long offset, long appendedAtMs, String key, SpecificRecordBase event, byte[] raw) {
    /** @throws UnreadableEvent where the record holds no event that this build knows */
    static Received of(Topic topic, ConsumerRecord<byte[], byte[]> record, EventCodec codec) {
        byte[] raw = record.value();
        if (raw == null) {
            throw new UnreadableEvent("a record without a value in %s".formatted(record.topic()));
        }
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        return new Received(
                topic, record.partition(), record.offset(), record.timestamp(), key, codec.decode(raw), raw);
    }
}
