package fr.creneau.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What could not be processed is kept, as it came, in a topic of its own: an operator lists it, and replays it once the
 * cause is mended. Nothing stops for it. Thread-safe.
 */
public final class DeadLetters implements AutoCloseable {
    static final String SOURCE_TOPIC = "source-topic";
    static final String SOURCE_PARTITION = "source-partition";
    static final String SOURCE_OFFSET = "source-offset";
    static final String STAGE = "stage";
    static final String REASON = "reason";
    /** On a marker without a value: the letter at this partition:offset was replayed. */
    static final String REPLAYED = "replayed";

    private static final int MAX_REASON_CHARACTERS = 500;
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final LogConfig config;
    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * One letter.
     *
     * @param id partition:offset in the topic of dead letters
     * @param buriedAtMs when, the machine's epoch milliseconds
     * @param sourceTopic full name of the topic that it came by
     * @param stage who could not process it
     * @param reason one sentence
     * @param bytes the value, as it came
     * @param replayed whether it went back to its topic
     */
    public record Letter(
            String id,
            long buriedAtMs,
            String sourceTopic,
            int sourcePartition,
            long sourceOffset,
            String stage,
            String reason,
            byte @Nullable [] key,
            byte[] bytes,
            boolean replayed) {
        private Letter markedReplayed() {
            return new Letter(
                    id, buriedAtMs, sourceTopic, sourcePartition, sourceOffset, stage, reason, key, bytes, true);
        }
    }

    public DeadLetters(LogConfig config) {
        this.config = config;
        this.producer = new KafkaProducer<>(
                EventLog.producerProperties(config, "dead-letters"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Keeps a record that a consumer cannot process; returns when it is durable, or throws {@link LogAway}. */
    void bury(ConsumerRecord<byte[], byte[]> record, String stage, Throwable reason) {
        send(letter(
                config,
                new Origin(record.topic(), record.partition(), record.offset()),
                record.key(),
                record.value(),
                stage,
                reason));
    }

    /** Where a record came from. */
    public record Origin(String topic, int partition, long offset) {}

    /** The record to append to the topic of dead letters. */
    public static ProducerRecord<byte[], byte[]> letter(
            LogConfig config,
            Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            String stage,
            Throwable reason) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(config.nameOf(Topic.DEAD_LETTERS), key, value == null ? new byte[0] : value);
        String why = reason instanceof RuntimeException && reason.getMessage() != null
                ? reason.getClass().getSimpleName() + ": " + reason.getMessage()
                : reason.toString();
        Headers headers = letter.headers();
        put(headers, SOURCE_TOPIC, origin.topic());
        put(headers, SOURCE_PARTITION, Integer.toString(origin.partition()));
        put(headers, SOURCE_OFFSET, Long.toString(origin.offset()));
        put(headers, STAGE, stage);
        put(headers, REASON, why.substring(0, Math.min(why.length(), MAX_REASON_CHARACTERS)));
        return letter;
    }

    /** The letters that were not replayed yet, oldest first. */
    public List<Letter> list() {
        return listAll().stream().filter(letter -> !letter.replayed()).toList();
    }

    /** Every letter that the log still holds, the replayed too, oldest first. */
    public List<Letter> listAll() {
        List<Letter> letters = new ArrayList<>();
        Set<String> replayed = new HashSet<>();
        Properties p = config.clientProperties("dead-letters-list");
        p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = new ArrayList<>();
            for (int i = 0; i < config.partitions(); i++) {
                all.add(new TopicPartition(config.nameOf(Topic.DEAD_LETTERS), i));
            }
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all, ANSWER);
            while (all.stream().anyMatch(t -> consumer.position(t, ANSWER) < ends.getOrDefault(t, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    String marks = text(record.headers(), REPLAYED);
                    if (marks.isEmpty()) {
                        letters.add(read(record));
                    } else {
                        replayed.add(marks);
                    }
                }
            }
        } catch (KafkaException e) {
            throw new LogAway("the dead letters cannot be read", e);
        }
        return letters.stream()
                .map(letter -> replayed.contains(letter.id()) ? letter.markedReplayed() : letter)
                .sorted(Comparator.comparingLong(Letter::buriedAtMs))
                .toList();
    }

    private static Letter read(ConsumerRecord<byte[], byte[]> record) {
        Headers h = record.headers();
        return new Letter(
                record.partition() + ":" + record.offset(),
                record.timestamp(),
                text(h, SOURCE_TOPIC),
                Integer.parseInt(text(h, SOURCE_PARTITION)),
                Long.parseLong(text(h, SOURCE_OFFSET)),
                text(h, STAGE),
                text(h, REASON),
                record.key(),
                record.value() == null ? new byte[0] : record.value(),
                false);
    }

    /**
     * Appends letters that were not replayed yet to the topics they came by, once more, and marks them replayed. One that
     * fails again is buried again, as a new letter. Dying between the two leaves a letter to be replayed twice, which its
     * event's id makes harmless.
     *
     * @return how many were replayed
     */
    public int replay(Predicate<Letter> which) {
        int replayed = 0;
        for (Letter letter : list()) {
            if (which.test(letter)) {
                send(new ProducerRecord<>(letter.sourceTopic(), letter.key(), letter.bytes()));
                ProducerRecord<byte[], byte[]> mark =
                        new ProducerRecord<>(config.nameOf(Topic.DEAD_LETTERS), letter.key(), null);
                put(mark.headers(), REPLAYED, letter.id());
                send(mark);
                replayed++;
            }
        }
        return replayed;
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new LogAway("the log did not take a dead letter", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogAway("interrupted before a dead letter was kept", e);
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(ANSWER);
    }
}
