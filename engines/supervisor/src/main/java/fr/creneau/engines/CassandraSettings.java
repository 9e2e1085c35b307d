package fr.creneau.engines;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * One Cassandra node; the same settings start it again on the same data.
 *
 * @param home the root of the checkout, whose build filled the folder of jars
 * @param folder the node's data, configuration and logs
 * @param clusterName kept in the data: Cassandra refuses a folder of another cluster
 * @param address loopback address of the node
 * @param cqlPort where clients connect, not 0
 * @param storagePort where nodes meet, the same on all nodes of a ring, not 0
 * @param jmxPort where {@code nodetool} connects, on loopback, not 0
 * @param heapMb of the JVM; resident memory is about 400 MB more
 * @param seed address of the node that a new one asks for the ring; its own for the first
 * @param ringDelayMs how long a joining node listens before it trusts what it heard of the ring; 0 for a single node
 * @param start what its JVM is to be good at
 * @param throwaway whether the data end with the node, as in tests: schema changes are then not flushed one by one
 */
public record CassandraSettings(
        Path home,
        Path folder,
        String clusterName,
        String address,
        int cqlPort,
        int storagePort,
        int jmxPort,
        int heapMb,
        String seed,
        int ringDelayMs,
        JvmStart start,
        boolean throwaway) {
    /** Resident memory stays near 1.2 GB. */
    public static final int DEFAULT_HEAP_MB = 768;

    /** Gossip comes round a ring on one machine in a second or two; the default of 30 s is for continents. */
    private static final int RING_DELAY_MS = 5_000;

    /** A single node on 127.0.0.1 with free ports for what clients do not see. */
    public static CassandraSettings single(Path home, DataFolder data, int cqlPort, int heapMb, JvmStart start) {
        return new CassandraSettings(
                home,
                data.member("cassandra"),
                "creneau " + data.clusterId(),
                "127.0.0.1",
                cqlPort,
                LoopbackPorts.free(),
                LoopbackPorts.free(),
                heapMb,
                "127.0.0.1",
                0,
                start,
                false);
    }

    /**
     * A node of a ring on 127.0.1.1, 127.0.1.2 and so on. All its nodes have the same two ports, and the first is the seed
     * of all.
     *
     * @param number of the node, from 1
     */
    static CassandraSettings ofRing(Path home, DataFolder data, int number, int cqlPort, int storagePort, int heapMb) {
        return new CassandraSettings(
                home,
                data.member("cassandra").resolve("node-" + number),
                "creneau " + data.clusterId(),
                ringAddress(number),
                cqlPort,
                storagePort,
                LoopbackPorts.free(),
                heapMb,
                ringAddress(1),
                RING_DELAY_MS,
                JvmStart.FOR_LONG,
                false);
    }

    static String ringAddress(int number) {
        return "127.0.1." + number;
    }

    /** The same node, whose data nobody wants to keep. */
    public CassandraSettings forTests() {
        return new CassandraSettings(
                home,
                folder,
                clusterName,
                address,
                cqlPort,
                storagePort,
                jmxPort,
                heapMb,
                seed,
                ringDelayMs,
                start,
                true);
    }

    InetSocketAddress contactPoint() {
        return new InetSocketAddress(address, cqlPort);
    }
}
