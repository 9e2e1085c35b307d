package fr.creneau.engines;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A ring of Cassandra nodes on 127.0.1.1, 127.0.1.2 and so on, in processes of their own: a cluster as a carrier runs it,
 * on the one machine where tests kill its nodes. A node that was killed is started again on its data, so each keeps its
 * schema as in production. Not thread-safe.
 */
public final class CassandraRing implements AutoCloseable {
    private final List<CassandraNode> nodes = new ArrayList<>();

    private CassandraRing() {}

    /**
     * Starts the nodes one after the other, for a ring lets nobody in while somebody is joining.
     *
     * @param home the root of the checkout
     * @param data the folder in which each node gets a folder of its own
     * @param size how many nodes
     * @param heapMb of each node; resident memory is about 400 MB more
     * @throws EngineException where one cannot be started; those before it are ended
     */
    public static CassandraRing start(Path home, DataFolder data, int size, int heapMb) {
        List<String> addresses = IntStream.rangeClosed(1, size)
                .mapToObj(CassandraSettings::ringAddress)
                .toList();
        int cqlPort = LoopbackPorts.freeOnAll(addresses);
        int storagePort = LoopbackPorts.freeOnAll(addresses);
        CassandraRing ring = new CassandraRing();
        try {
            for (int number = 1; number <= size; number++) {
                ring.nodes.add(CassandraNode.start(
                        CassandraSettings.ofRing(home, data, number, cqlPort, storagePort, heapMb)));
            }
            return ring;
        } catch (RuntimeException e) {
            ring.close();
            throw e;
        }
    }

    /** The node of that number, from 1. */
    public CassandraNode node(int number) {
        return nodes.get(number - 1);
    }

    /** Starts a node again on its data, under its address; returns when it answers CQL. */
    public void startAgain(int number) {
        nodes.set(number - 1, CassandraNode.start(node(number).settings()));
    }

    /** Where clients connect, the nodes in order. */
    public List<InetSocketAddress> contactPoints() {
        return nodes.stream().map(CassandraNode::contactPoint).toList();
    }

    /** Ends all nodes at once, unflushed. */
    @Override
    public void close() {
        nodes.parallelStream().forEach(node -> node.process().kill());
    }
}
