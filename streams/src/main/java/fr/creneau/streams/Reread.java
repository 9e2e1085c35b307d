package fr.creneau.streams;

import fr.creneau.events.EventCodec;
import fr.creneau.events.UnreadableEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics once more, from the oldest event that they hold to where they end now, and hands every event over again:
 * for what was derived from the log and lost. In no group, so that nobody's place in the log moves. What cannot be read
 * or handled is passed over: it was buried when it came first. Not thread-safe; close it.
 */
public final class Reread implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration HANDLER_TIMEOUT = Duration.ofSeconds(30);

    /** A batch that was not taken for so long ends the reading. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EventCodec codec;
    private final Map<TopicPartition, Topic> topics = new HashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private long handedOver;
    private long passedOver;

    /**
     * What the log holds of one topic.
     *
     * @param offsets how many places, at least as many as events: a transaction's end takes one too
     * @param oldest when the oldest event was appended, the machine's time; empty where there is none
     */
    public record Held(Topic topic, long offsets, Optional<Instant> oldest) {}

    /**
     * What was done.
     *
     * @param handedOver events that the handler took
     * @param passedOver events that nobody can read or handle
     */
    public record Done(long handedOver, long passedOver) {}

    /**
     * Looks where the topics begin and end.
     *
     * @param maxBatch at most so many events are handed over together
     * @throws LogAway the cluster does not answer
     */
    public Reread(LogConfig config, EventCodec codec, List<Topic> which, int maxBatch) {
        this.codec = codec;
        for (Topic topic : which) {
            for (int i = 0; i < config.partitions(); i++) {
                topics.put(new TopicPartition(config.nameOf(topic), i), topic);
            }
        }
        Properties p = config.clientProperties("reread");
        p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        p.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxBatch);
        p.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        consumer = new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            consumer.assign(topics.keySet());
            consumer.seekToBeginning(topics.keySet());
            ends = consumer.endOffsets(topics.keySet(), ANSWER);
        } catch (KafkaException e) {
            consumer.close();
            throw new LogAway("the log did not say where it ends", e);
        }
    }

    /** What there is to read, a line for each topic. */
    public List<Held> listHeld() {
        try {
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(topics.keySet(), ANSWER);
            Map<TopicPartition, Long> everything = new HashMap<>();
            topics.keySet().forEach(partition -> everything.put(partition, 0L));
            Map<TopicPartition, OffsetAndTimestamp> oldest = consumer.offsetsForTimes(everything, ANSWER);
            return topics.values().stream()
                    .distinct()
                    .sorted()
                    .map(topic -> held(topic, begins, oldest))
                    .toList();
        } catch (KafkaException e) {
            throw new LogAway("the log did not say what it holds", e);
        }
    }

    private Held held(Topic topic, Map<TopicPartition, Long> begins, Map<TopicPartition, OffsetAndTimestamp> oldest) {
        List<TopicPartition> its = topics.keySet().stream()
                .filter(partition -> topics.get(partition) == topic)
                .toList();
        return new Held(
                topic,
                its.stream()
                        .mapToLong(p -> Math.max(0, ends.getOrDefault(p, 0L) - begins.getOrDefault(p, 0L)))
                        .sum(),
                its.stream()
                        .map(oldest::get)
                        .filter(Objects::nonNull)
                        .map(first -> Instant.ofEpochMilli(first.timestamp()))
                        .min(Instant::compareTo));
    }

    /**
     * Reads to the end that was seen at the start.
     *
     * @param progress told after each batch how many events were read so far
     * @throws LogAway the log does not answer
     * @throws IllegalStateException the handler could not write for two minutes
     */
    public Done run(EffectConsumer.Handler handler, LongConsumer progress) throws InterruptedException {
        try {
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), ANSWER) < end.getValue())) {
                List<Received> batch = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    read(record, batch);
                }
                if (!batch.isEmpty()) {
                    handOver(batch, handler);
                }
                progress.accept(handedOver + passedOver);
            }
        } catch (KafkaException e) {
            throw new LogAway("the log stopped answering while it was read again", e);
        }
        return new Done(handedOver, passedOver);
    }

    private void read(ConsumerRecord<byte[], byte[]> record, List<Received> into) {
        Topic topic = Objects.requireNonNull(topics.get(new TopicPartition(record.topic(), record.partition())));
        try {
            into.add(Received.of(topic, record, codec));
        } catch (UnreadableEvent e) {
            passedOver++;
        }
    }

    /** All together; where one of them is bad in itself, one after the other. */
    private void handOver(List<Received> batch, EffectConsumer.Handler handler) throws InterruptedException {
        if (take(batch, handler)) {
            handedOver += batch.size();
            return;
        }
        for (Received one : batch) {
            if (take(List.of(one), handler)) {
                handedOver++;
            } else {
                passedOver++;
            }
        }
    }

    /** False where the handler cannot do this at all. */
    private static boolean take(List<Received> batch, EffectConsumer.Handler handler) throws InterruptedException {
        long givenUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Throwable error = EffectConsumer.attempt(handler, batch, HANDLER_TIMEOUT);
            if (error == null) {
                return true;
            }
            if (EffectConsumer.isBug(error)) {
                return false;
            }
            if (System.nanoTime() > givenUp) {
                throw new IllegalStateException(
                        "%d events were not taken for %d s".formatted(batch.size(), PATIENCE.toSeconds()), error);
            }
            Thread.sleep(1_000);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
