package fr.creneau.engines;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * One Kafka broker that is its own controller; the same settings start it again on the same data.
 *
 * @param home the root of the checkout, whose build filled the folder of jars
 * @param folder the broker's data, configuration and logs
 * @param clusterId 22 characters of URL-safe base64, kept in the data: Kafka refuses a folder of another cluster
 * @param port where clients connect on 127.0.0.1, not 0
 * @param controllerPort where the broker meets its controller, not 0
 * @param heapMb of the JVM
 * @param start what its JVM is to be good at
 */
public record KafkaSettings(
        Path home, Path folder, String clusterId, int port, int controllerPort, int heapMb, JvmStart start) {
    /** Resident memory stays near 0.45 GB. */
    public static final int DEFAULT_HEAP_MB = 384;

    public static KafkaSettings single(Path home, DataFolder data, int port, int heapMb, JvmStart start) {
        return new KafkaSettings(
                home, data.member("kafka"), data.clusterId(), port, LoopbackPorts.free(), heapMb, start);
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }
}
