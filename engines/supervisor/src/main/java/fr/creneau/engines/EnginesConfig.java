package fr.creneau.engines;

import java.nio.file.Path;

/**
 * Both engines on one data folder.
 *
 * @param home the root of the checkout
 * @param data the data folder; made where it is not there
 * @param cassandraPort for CQL on 127.0.0.1; 0 picks a free one
 * @param kafkaPort on 127.0.0.1; 0 picks a free one
 * @param cassandraHeapMb heap of Cassandra's JVM
 * @param kafkaHeapMb heap of Kafka's JVM
 * @param throwaway whether the data end with the engines, as in tests
 */
public record EnginesConfig(
        Path home,
        Path data,
        int cassandraPort,
        int kafkaPort,
        int cassandraHeapMb,
        int kafkaHeapMb,
        boolean throwaway) {
    /** Free ports and the heaps that the demo uses. */
    public static EnginesConfig of(Path home, Path data) {
        return new EnginesConfig(
                home, data, 0, 0, CassandraSettings.DEFAULT_HEAP_MB, KafkaSettings.DEFAULT_HEAP_MB, false);
    }

    /** The same engines, whose data nobody wants to keep. */
    public EnginesConfig forTests() {
        return new EnginesConfig(home, data, cassandraPort, kafkaPort, cassandraHeapMb, kafkaHeapMb, true);
    }
}
