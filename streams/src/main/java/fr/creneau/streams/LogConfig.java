package fr.creneau.streams;

import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where the log is, and how its topics are made.
 *
 * @param bootstrapServers {@code host:port,…}
 * @param prefix before every topic, group and application name, so that several systems (or tests) share a cluster;
 *     may be empty
 * @param partitions of every topic, the same for all: streams join by partition
 * @param replication copies of every partition; 1 on a single broker, 3 in a cluster
 * @param serverId of this process, stable over its restarts and unique among those running: members of a group are
 *     known by it
 */
public record LogConfig(String bootstrapServers, String prefix, int partitions, short replication, String serverId) {
    /** Members that fall silent are given up after this long. */
    static final int SESSION_MILLIS = 6_000;

    public LogConfig {
        if (partitions < 1 || partitions > 1_000) {
            throw new IllegalArgumentException("partitions %d: expected 1..1000".formatted(partitions));
        }
        if (!serverId.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "server id '%s': expected 1 to 64 of A-Z a-z 0-9 . _ -".formatted(serverId));
        }
        if (!prefix.matches("[A-Za-z0-9._-]{0,64}")) {
            throw new IllegalArgumentException(
                    "topic prefix '%s': expected at most 64 of A-Z a-z 0-9 . _ -".formatted(prefix));
        }
    }

    /** A single broker's usual: prefix {@code creneau.}, four partitions, one copy. */
    public static LogConfig single(String bootstrapServers, String serverId) {
        return new LogConfig(bootstrapServers, "creneau.", 4, (short) 1, serverId);
    }

    /** The topic's full name. */
    public String nameOf(Topic topic) {
        return prefix + topic.suffix();
    }

    /** What every client of this log starts from. */
    Properties clientProperties(String purpose) {
        Properties p = new Properties();
        p.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        p.put(CommonClientConfigs.CLIENT_ID_CONFIG, prefix + serverId + "-" + purpose);
        p.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        p.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return p;
    }
}
