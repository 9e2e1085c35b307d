package fr.creneau.store;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Where the store is and how much it promises.
 *
 * @param contactPoints some nodes of the ring, at least one
 * @param datacenter the local data centre, {@code datacenter1} for a single node of ours
 * @param keyspace letters, digits and underscores
 * @param replication of the keyspace where it is made: how many copies the local data centre keeps, e.g. {@code 3}, or the
 *     whole as CQL, e.g. {@code {'class':'NetworkTopologyStrategy','dc1':3,'dc2':3}}
 * @param consistency a CQL consistency level, {@code LOCAL_QUORUM} unless measured otherwise
 * @param timeout the longest that one request may take before it is an error
 */
public record StoreConfig(
        List<InetSocketAddress> contactPoints,
        String datacenter,
        String keyspace,
        String replication,
        String consistency,
        Duration timeout) {
    public static final String ONE_NODE = "{'class': 'SimpleStrategy', 'replication_factor': 1}";

    public StoreConfig {
        contactPoints = List.copyOf(contactPoints);
        if (replication.matches("[1-9]")) {
            replication = "{'class': 'NetworkTopologyStrategy', '%s': %s}".formatted(datacenter, replication);
        }
        if (!replication.startsWith("{")) {
            throw new IllegalArgumentException(
                    "replication '%s': expected a number of copies, 1 to 9, or CQL in braces".formatted(replication));
        }
        if (contactPoints.isEmpty()) {
            throw new IllegalArgumentException("contact points: expected at least one host:port");
        }
        if (!keyspace.matches("[a-z][a-z0-9_]{0,47}")) {
            throw new IllegalArgumentException(
                    "keyspace '%s': expected a lower-case letter, then letters, digits or _, at most 48"
                            .formatted(keyspace));
        }
    }

    /** One node of ours, replication factor 1. */
    public static StoreConfig oneNode(InetSocketAddress node, String keyspace) {
        return new StoreConfig(List.of(node), "datacenter1", keyspace, ONE_NODE, "LOCAL_QUORUM", Duration.ofSeconds(5));
    }
}
