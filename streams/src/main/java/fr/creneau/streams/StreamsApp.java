package fr.creneau.streams;

import fr.creneau.core.eta.ArrivalTimes;
import fr.creneau.events.EventCodec;
import fr.creneau.streams.topology.Counters;
import fr.creneau.streams.topology.RocksMemory;
import fr.creneau.streams.topology.RoundTopology;
import fr.creneau.streams.topology.ToDeadLetters;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of one server: the door for whoever wires it. Every server runs one; Kafka shares the partitions out among
 * them, and gives those of a dead server to the others after six seconds. Exactly once inside the log. Thread-safe.
 */
public final class StreamsApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final KafkaStreams streams;
    private final Counters counters = new Counters();

    /**
     * @param clock the domain's: departures, quiet hours, the end of the day
     * @param engines makes an engine of arrival times; one engine is used by one thread at a time
     */
    public StreamsApp(StreamsConfiguration config, EventCodec codec, Clock clock, Supplier<ArrivalTimes> engines) {
        RoundTopology topology =
                new RoundTopology(config.log(), codec, counters, clock, engines, config.rules(), config.tellings());
        streams = new KafkaStreams(topology.build(), properties(config, counters));
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("A stream thread ended and is replaced; nothing committed is lost.", error);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    }

    static Properties properties(StreamsConfiguration config, Counters counters) {
        LogConfig log = config.log();
        Properties p = log.clientProperties("streams");
        p.put(StreamsConfig.APPLICATION_ID_CONFIG, log.prefix() + "rounds");
        p.put(StreamsConfig.STATE_DIR_CONFIG, config.stateFolder().toString());
        p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) log.replication());
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        p.put(StreamsConfig.POLL_MS_CONFIG, 50);
        // No order between topics is relied on, so none is waited for.
        p.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.class);
        p.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, ToDeadLetters.class);
        p.put(StreamsConfig.LOG_SUMMARY_INTERVAL_MS_CONFIG, 0);
        p.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        p.put(ToDeadLetters.LOG, log);
        p.put(ToDeadLetters.COUNTERS, counters);
        // A server known by its name is given its partitions back at once when it starts again.
        p.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), log.serverId());
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), LogConfig.SESSION_MILLIS);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), LogConfig.SESSION_MILLIS / 3);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        p.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
        // A new transaction waits until the last one's markers are written: asked again soon, not after 100 ms.
        p.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 10);
        p.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        p.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 * 1024);
        return p;
    }

    public void start() {
        streams.start();
    }

    /** Whether every partition given to this server is being worked on. */
    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** One word for the operator: CREATED, REBALANCING, RUNNING, PENDING_ERROR, ERROR, … */
    public String state() {
        return streams.state().name();
    }

    /** Waits until ready. */
    public boolean awaitReady(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isReady() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        return isReady();
    }

    /** What was done since the start, by name; counters only grow. */
    public Map<String, Long> metrics() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("fixes", counters.fixes.sum());
        all.put("fixes_too_old", counters.fixesTooOld.sum());
        all.put("tracks_reread", counters.tracksReread.sum());
        all.put("effects", counters.effects.sum());
        all.put("rounds_loaded", counters.roundsLoaded.sum());
        all.put("dead_letters", counters.deadLetters.sum());
        all.put("notices", counters.notices.sum());
        return all;
    }

    /** Ends in order; the group keeps this server's place for six seconds, so that a restart costs no rebalance. */
    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSING)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
    }
}
