package fr.creneau.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topics, once, and looks after them. Stateless; each call opens its own connection. */
public final class Topics {
    private Topics() {}

    /**
     * Makes every topic that is missing; those that stand are left as they are.
     *
     * @throws LogAway the cluster does not answer within the time given
     * @throws IllegalStateException a topic stands with another number of partitions than configured: joins would miss
     */
    public static void create(LogConfig config, Duration timeout) {
        try (Admin admin = admin(config, timeout)) {
            for (Topic topic : Topic.values()) {
                NewTopic wanted = new NewTopic(
                                config.nameOf(topic),
                                Optional.of(config.partitions()),
                                Optional.of(config.replication()))
                        .configs(Map.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(topic.retention().toMillis()),
                                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                                "LogAppendTime"));
                try {
                    admin.createTopics(List.of(wanted)).all().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
            checkPartitions(admin, config, timeout);
        } catch (ExecutionException | TimeoutException e) {
            throw new LogAway(
                    "Kafka at %s did not make the topics. Maybe it is not up yet".formatted(config.bootstrapServers()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogAway("interrupted while making the topics", e);
        }
    }

    private static void checkPartitions(Admin admin, LogConfig config, Duration timeout)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<String> names = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            names.add(config.nameOf(topic));
        }
        Map<String, TopicDescription> found = new HashMap<>();
        // A topic just made may take a moment to be known everywhere.
        for (int attempt = 0; found.isEmpty(); attempt++) {
            try {
                found.putAll(
                        admin.describeTopics(names).allTopicNames().get(timeout.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException e) {
                if (attempt == 20) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
        found.forEach((name, description) -> {
            if (description.partitions().size() != config.partitions()) {
                throw new IllegalStateException(("topic %s has %d partitions, %d are configured. Maybe it was made with"
                                + " another configuration: keep the old number, or start with an empty data folder")
                        .formatted(name, description.partitions().size(), config.partitions()));
            }
        });
    }

    /**
     * The log as it stands: how its topics are partitioned and copied is read from the cluster, and nothing is made.
     *
     * @param serverId as {@link LogConfig} has it
     * @throws LogAway the cluster does not answer within the time given
     * @throws IllegalStateException there are no topics of that prefix
     */
    public static LogConfig find(String bootstrapServers, String prefix, String serverId, Duration timeout) {
        LogConfig guess = new LogConfig(bootstrapServers, prefix, 1, (short) 1, serverId);
        String name = guess.nameOf(Topic.EFFECTS);
        try (Admin admin = admin(guess, timeout)) {
            List<TopicPartitionInfo> partitions = admin.describeTopics(List.of(name))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .partitions();
            short copies = (short) partitions.get(0).replicas().size();
            return new LogConfig(bootstrapServers, prefix, partitions.size(), copies, serverId);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new IllegalStateException("there is no topic %s at %s".formatted(name, bootstrapServers), e);
            }
            throw new LogAway("Kafka at %s did not name its topics".formatted(bootstrapServers), e);
        } catch (TimeoutException e) {
            throw new LogAway("Kafka at %s does not answer".formatted(bootstrapServers), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogAway("interrupted while looking for the topics", e);
        }
    }

    static Admin admin(LogConfig config, Duration timeout) {
        Properties p = config.clientProperties("admin");
        p.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.min(10_000, timeout.toMillis()));
        p.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        return Admin.create(p);
    }
}
