package fr.creneau.streams;

import fr.creneau.events.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to the log. A future that completes means that every in-sync replica has the event: only then may
 * anybody be told OK. One that fails with {@link LogAway} promises nothing, and the same event may be sent again: events
 * carry ids. Thread-safe.
 */
public final class EventLog implements AutoCloseable {
    /** An event is given up after this long without an acknowledgement. */
    public static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(5);

    /** Events of many senders travel together: a device waits so long for its answer, and the log has far fewer requests. */
    private static final int LINGER_MS = 10;

    private static final int MAX_IN_FLIGHT = 50_000;
    private static final int MAX_IN_FLIGHT_WHILE_AWAY = 64;

    private final LogConfig config;
    private final EventCodec codec;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder appended = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile boolean away;

    public EventLog(LogConfig config, EventCodec codec) {
        this.config = config;
        this.codec = codec;
        this.producer = new KafkaProducer<>(
                producerProperties(config, "log"), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Properties producerProperties(LogConfig config, String purpose) {
        Properties p = config.clientProperties(purpose);
        p.put(ProducerConfig.ACKS_CONFIG, "all");
        p.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        p.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        p.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        p.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        p.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L * 1024 * 1024);
        p.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        p.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        p.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
        return p;
    }

    /**
     * Appends one event. Blocks at most two seconds, and only when the log is away or its buffer full.
     *
     * @param key what orders: events with equal keys keep their order
     * @return completes when the event is durable; fails with {@link LogAway}, or with {@link IllegalArgumentException}
     *     for an event that can never be appended
     */
    public CompletableFuture<Void> append(Topic topic, String key, SpecificRecordBase event) {
        int mine = inFlight.incrementAndGet();
        if (mine > (away ? MAX_IN_FLIGHT_WHILE_AWAY : MAX_IN_FLIGHT)) {
            inFlight.decrementAndGet();
            failed.increment();
            return CompletableFuture.failedFuture(new LogAway(
                    away ? "the log is away" : "the log is behind: %d events wait".formatted(MAX_IN_FLIGHT)));
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    config.nameOf(topic), key.getBytes(StandardCharsets.UTF_8), codec.encode(event));
            producer.send(record, (metadata, error) -> settle(done, error));
        } catch (KafkaException | IllegalStateException e) {
            settle(done, e);
        } catch (IllegalArgumentException e) {
            inFlight.decrementAndGet();
            failed.increment();
            done.completeExceptionally(e);
        }
        return done;
    }

    private void settle(CompletableFuture<Void> done, @Nullable Exception error) {
        inFlight.decrementAndGet();
        if (error == null) {
            away = false;
            appended.increment();
            done.complete(null);
            return;
        }
        failed.increment();
        if (error instanceof RecordTooLargeException) {
            done.completeExceptionally(new IllegalArgumentException(error.getMessage(), error));
        } else {
            away = true;
            done.completeExceptionally(new LogAway("the log did not acknowledge in time", error));
        }
    }

    /** Whether the last answer of the log was a failure. */
    public boolean isAway() {
        return away;
    }

    /** Events sent and not yet acknowledged. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Events acknowledged since the start. */
    public long appended() {
        return appended.sum();
    }

    /** Events not acknowledged since the start. */
    public long failed() {
        return failed.sum();
    }

    /** Waits for what is in flight, at most as long as it may take to give up. */
    @Override
    public void close() {
        producer.close(DELIVERY_TIMEOUT);
    }
}
