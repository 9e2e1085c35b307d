package fr.creneau.streams;

import fr.creneau.events.EventCodec;
import fr.creneau.events.UnreadableEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries events out of the log: reads a batch, hands it over, awaits every write, and only then commits. Whoever
 * handles may see an event again after a crash (at least once), never miss one. One thread, one member of its group;
 * start several for several partitions at once. Only committed effects are seen.
 *
 * <p>A handler that fails is asked again with the same batch, at growing intervals, for as long as it takes: a store
 * that is away loses nothing. A record that is bad in itself (undecodable, or the handler throws as a bug does) goes to
 * the dead letters, alone, and the rest goes on.
 */
public final class EffectConsumer implements AutoCloseable {
    /** Does the writes of a batch; the stage completes when all are durable. Called by one thread at a time. */
    @FunctionalInterface
    public interface Handler {
        CompletionStage<?> handle(List<Received> batch);

        /** Whether it does anything with events of that schema's full name; others are passed over unread. */
        default boolean reads(String type) {
            return true;
        }
    }

    /**
     * What to read.
     *
     * @param purpose names the group: every purpose sees every event once
     * @param topics which topics
     * @param maxBatch at most so many records in one batch
     * @param member number of this member among those of the same purpose in this process, from 0
     * @param gathers whether a moment's events are read together: each look costs the broker, and each batch the store,
     *     about the same
     */
    public record Subscription(String purpose, List<Topic> topics, int maxBatch, int member, boolean gathers) {
        /** Reads each event as soon as it can be had. */
        public Subscription(String purpose, List<Topic> topics, int maxBatch, int member) {
            this(purpose, topics, maxBatch, member, false);
        }

        public Subscription {
            topics = List.copyOf(topics);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(EffectConsumer.class);
    private static final Duration HANDLER_TIMEOUT = Duration.ofSeconds(30);
    private static final long MAX_BACK_OFF_MILLIS = 2_000;
    private static final int GATHERED_BYTES = 128 * 1024;
    private static final int GATHERED_MILLIS = 50;

    private final LogConfig config;
    private final EventCodec codec;
    private final Subscription subscription;
    private final boolean live;
    private final Handler handler;
    private final DeadLetters deadLetters;
    private final Map<String, Topic> topicsByName = new HashMap<>();
    private final Thread thread;
    private final LongAdder handled = new LongAdder();
    private final LongAdder buried = new LongAdder();
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile long behind;
    private volatile @Nullable String trouble;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    private EffectConsumer(
            LogConfig config,
            EventCodec codec,
            DeadLetters deadLetters,
            Subscription subscription,
            boolean live,
            Handler handler) {
        this.config = config;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.subscription = subscription;
        this.live = live;
        this.handler = handler;
        for (Topic topic : subscription.topics()) {
            topicsByName.put(config.nameOf(topic), topic);
        }
        thread = new Thread(this::run, "consume-%s-%d".formatted(subscription.purpose(), subscription.member()));
        thread.setDaemon(true);
    }

    /**
     * A member of the purpose's group: goes on where the group left off, from the log's start at first. Starts at once.
     */
    public static EffectConsumer inGroup(
            LogConfig config, EventCodec codec, DeadLetters deadLetters, Subscription subscription, Handler handler) {
        EffectConsumer consumer = new EffectConsumer(config, codec, deadLetters, subscription, false, handler);
        consumer.thread.start();
        return consumer;
    }

    /** Reads every partition from now on, in no group and without memory: for live pages. Starts at once. */
    public static EffectConsumer fromNow(
            LogConfig config, EventCodec codec, DeadLetters deadLetters, Subscription subscription, Handler handler) {
        EffectConsumer consumer = new EffectConsumer(config, codec, deadLetters, subscription, true, handler);
        consumer.thread.start();
        return consumer;
    }

    /** Waits until it reads; for a live page, until nothing that is appended later can be missed. */
    public boolean awaitStarted(Duration patience) throws InterruptedException {
        return started.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Records handled since the start. */
    public long handled() {
        return handled.sum();
    }

    /** Records that this member has not read yet, of the partitions that it was given, as of its last look at the log. */
    public long behind() {
        return behind;
    }

    /** Records that went to the dead letters since the start. */
    public long buried() {
        return buried.sum();
    }

    /** Why nothing moves, for the operator; null when all is well. */
    public @Nullable String trouble() {
        return trouble;
    }

    private void run() {
        long backOff = 100;
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer = open()) {
                current = consumer;
                started.countDown();
                while (!closed) {
                    ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(500));
                    behind = consumer.assignment().stream()
                            .mapToLong(
                                    partition -> consumer.currentLag(partition).orElse(0))
                            .sum();
                    if (!polled.isEmpty()) {
                        carryOut(polled);
                        if (!live) {
                            commit(consumer, polled);
                        }
                    }
                    backOff = 100;
                }
            } catch (WakeupException | InterruptedException e) {
                // close() was called: the loop's condition ends it.
            } catch (RuntimeException e) {
                trouble = e.toString();
                LOG.warn("{}: reading the log failed; trying again in {} ms", subscription.purpose(), backOff, e);
                try {
                    backOff = rest(backOff);
                } catch (InterruptedException interrupted) {
                    return;
                }
            } finally {
                current = null;
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        Properties p = config.clientProperties(subscription.purpose() + "-" + subscription.member());
        p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        p.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        p.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, subscription.maxBatch());
        p.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, live ? "latest" : "earliest");
        if (!live) {
            if (subscription.gathers()) {
                p.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHERED_BYTES);
                p.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHERED_MILLIS);
            }
            p.put(ConsumerConfig.GROUP_ID_CONFIG, groupOf(config, subscription.purpose()));
            p.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.serverId() + "-" + subscription.member());
            p.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, LogConfig.SESSION_MILLIS);
            p.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, LogConfig.SESSION_MILLIS / 3);
        }
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        if (live) {
            List<TopicPartition> all = new ArrayList<>();
            for (String name : topicsByName.keySet()) {
                for (int i = 0; i < config.partitions(); i++) {
                    all.add(new TopicPartition(name, i));
                }
            }
            consumer.assign(all);
            consumer.seekToEnd(all);
            all.forEach(consumer::position);
        } else {
            consumer.subscribe(topicsByName.keySet());
        }
        return consumer;
    }

    static String groupOf(LogConfig config, String purpose) {
        return config.prefix() + purpose;
    }

    private static void commit(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        polled.nextOffsets().forEach(done::put);
        consumer.commitSync(done);
    }

    private void carryOut(ConsumerRecords<byte[], byte[]> polled) throws InterruptedException {
        List<Item> batch = new ArrayList<>(polled.count());
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            try {
                if (concerns(record)) {
                    batch.add(new Item(received(record), record));
                }
            } catch (UnreadableEvent e) {
                bury(record, e);
            }
        }
        if (batch.isEmpty() || handle(batch) == null) {
            return;
        }
        // Something in the batch is bad in itself: hand over one record at a time to find it.
        for (Item item : batch) {
            Throwable bug = handle(List.of(item));
            if (bug != null) {
                bury(item.raw, bug);
            }
        }
    }

    private boolean concerns(ConsumerRecord<byte[], byte[]> record) {
        String type = record.value() == null ? null : codec.typeOf(record.value());
        return type == null || handler.reads(type);
    }

    private record Item(Received received, ConsumerRecord<byte[], byte[]> raw) {}

    /** Null when all is written; a bug when the handler cannot do this at all; an outage is waited for. */
    private @Nullable Throwable handle(List<Item> items) throws InterruptedException {
        List<Received> batch = items.stream().map(Item::received).toList();
        long backOff = 100;
        while (!closed) {
            Throwable error = attempt(handler, batch, HANDLER_TIMEOUT);
            if (error == null) {
                trouble = null;
                handled.add(batch.size());
                return null;
            }
            if (live || isBug(error)) {
                return error;
            }
            trouble = error.toString();
            LOG.warn(
                    "{}: writing {} events failed; trying again in {} ms: {}",
                    subscription.purpose(),
                    batch.size(),
                    backOff,
                    error.toString());
            backOff = rest(backOff);
        }
        throw new InterruptedException("closed before the writes were done");
    }

    /** Null when all is written; otherwise why not. */
    static @Nullable Throwable attempt(Handler handler, List<Received> batch, Duration timeout)
            throws InterruptedException {
        try {
            handler.handle(batch).toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (TimeoutException | RuntimeException e) {
            return e;
        }
    }

    /** Whether the handler can never do this, and asking again would be in vain. */
    static boolean isBug(Throwable error) {
        return error instanceof IllegalArgumentException
                || error instanceof NullPointerException
                || error instanceof ClassCastException
                || error instanceof IndexOutOfBoundsException
                || error instanceof ArithmeticException;
    }

    private Received received(ConsumerRecord<byte[], byte[]> record) {
        return Received.of(Objects.requireNonNull(topicsByName.get(record.topic())), record, codec);
    }

    private void bury(ConsumerRecord<byte[], byte[]> record, Throwable reason) throws InterruptedException {
        if (live) {
            // The group that stores the same topic keeps the letter; here it would be doubled by every server.
            LOG.warn(
                    "{}: {}-{} at {} passed over: {}",
                    subscription.purpose(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    reason.toString());
            return;
        }
        long backOff = 100;
        while (!closed) {
            try {
                deadLetters.bury(record, subscription.purpose(), reason);
                buried.increment();
                LOG.warn(
                        "{}: {}-{} at {} is a dead letter: {}. Maybe: ./creneau admin dead-letters list",
                        subscription.purpose(),
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        reason.toString());
                return;
            } catch (LogAway e) {
                trouble = e.toString();
                backOff = rest(backOff);
            }
        }
        throw new InterruptedException("closed before a dead letter was kept");
    }

    private long rest(long backOffMillis) throws InterruptedException {
        Thread.sleep(backOffMillis);
        return Math.min(MAX_BACK_OFF_MILLIS, backOffMillis * 2);
    }

    /** Ends after the batch under way; what is not committed comes again at the next start. */
    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(5_000);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(5_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
