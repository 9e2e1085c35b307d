package fr.creneau.streams.topology;

import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.Noticed;
import fr.creneau.streams.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the stages share: one store, bytes in and out, and a memory of decoded states that is never older than the store.
 * A record that cannot be read or breaks a rule throws, and goes to the dead letters.
 */
abstract class Stage implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Serializer<Bytes> BYTES = new BytesSerializer();

    final EventCodec codec;
    final Counters counters;
    private final String storeName;
    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable KeyValueStore<Bytes, byte[]> store;

    Stage(EventCodec codec, Counters counters, String storeName) {
        this.codec = codec;
        this.counters = counters;
        this.storeName = storeName;
    }

    /** Called again on the same object after a transaction was aborted: whatever is remembered must be forgotten. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        this.store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            throw new IllegalArgumentException("a record without a key or a value: expected both");
        }
        on(new String(record.key(), StandardCharsets.UTF_8), codec.decode(record.value()), record.value());
    }

    /**
     * One event.
     *
     * @param raw the event as it came
     */
    abstract void on(String key, SpecificRecordBase event, byte[] raw);

    final ProcessorContext<byte[], byte[]> context() {
        ProcessorContext<byte[], byte[]> its = context;
        if (its == null) {
            throw new IllegalStateException("used before init");
        }
        return its;
    }

    final KeyValueStore<Bytes, byte[]> store() {
        KeyValueStore<Bytes, byte[]> its = store;
        if (its == null) {
            throw new IllegalStateException("used before init");
        }
        return its;
    }

    /** Everything that belongs to the owner. */
    final KeyValueIterator<Bytes, byte[]> all(byte[] owner) {
        return store().prefixScan(Bytes.wrap(owner), BYTES);
    }

    final void forward(Topic topic, String key, SpecificRecordBase event) {
        forward(topic, key, codec.encode(event));
    }

    final void forward(Topic topic, String key, byte[] event) {
        ProcessorContext<byte[], byte[]> its = context();
        its.forward(
                new Record<>(key.getBytes(StandardCharsets.UTF_8), event, its.currentSystemTimeMs()),
                RoundTopology.sinkOf(topic));
    }

    final void notice(String kind, String source, String subject, long atMs, String expected) {
        counters.notices.increment();
        forward(
                Topic.NOTICES,
                subject,
                Noticed.newBuilder()
                        .setNoticeId(kind + ":" + subject + ":" + atMs)
                        .setAtMs(atMs)
                        .setKind(kind)
                        .setSource(source)
                        .setSubject(subject)
                        .setExpected(expected)
                        .build());
    }

    final SpecificRecordBase unexpected(SpecificRecordBase event) {
        throw new IllegalArgumentException(
                "a %s does not belong in this topic".formatted(event.getSchema().getName()));
    }
}
