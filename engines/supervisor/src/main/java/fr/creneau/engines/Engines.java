package fr.creneau.engines;

/** Both engines, running on one data folder; {@link #close} ends them. Thread-safe. */
public final class Engines implements AutoCloseable {
    private final DataFolder data;
    private final CassandraNode cassandra;
    private final KafkaBroker kafka;

    private Engines(DataFolder data, CassandraNode cassandra, KafkaBroker kafka) {
        this.data = data;
        this.cassandra = cassandra;
        this.kafka = kafka;
    }

    /**
     * Starts both side by side and waits until both are ready.
     *
     * @throws EngineException where one cannot be started; the other is ended
     */
    public static Engines start(EnginesConfig config) {
        DataFolder data = DataFolder.open(config.data());
        try {
            int cqlPort = LoopbackPorts.choose(config.cassandraPort(), "Cassandra", "--cassandra-port PORT");
            int kafkaPort = LoopbackPorts.choose(config.kafkaPort(), "Kafka", "--kafka-port PORT");
            JvmStart start = config.throwaway() ? JvmStart.QUICK : JvmStart.FOR_LONG;
            CassandraSettings settings =
                    CassandraSettings.single(config.home(), data, cqlPort, config.cassandraHeapMb(), start);
            CassandraNode cassandra = CassandraNode.startSoon(config.throwaway() ? settings.forTests() : settings);
            try {
                KafkaBroker kafka = KafkaBroker.start(
                        KafkaSettings.single(config.home(), data, kafkaPort, config.kafkaHeapMb(), start));
                try {
                    cassandra.awaitReady();
                    return new Engines(data, cassandra, kafka);
                } catch (RuntimeException e) {
                    kafka.close();
                    throw e;
                }
            } catch (RuntimeException e) {
                cassandra.process().kill();
                throw e;
            }
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    public CassandraNode cassandra() {
        return cassandra;
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public DataFolder data() {
        return data;
    }

    /** Ends both, Cassandra flushed, and lets the folder go. */
    @Override
    public void close() {
        try (data;
                cassandra) {
            kafka.close();
        }
    }
}
