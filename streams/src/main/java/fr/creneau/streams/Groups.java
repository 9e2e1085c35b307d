package fr.creneau.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Who reads the log. Stateless; each call opens its own connection. */
public final class Groups {
    private Groups() {}

    /** A server that stopped or died is among the members for so long. */
    public static final Duration REMEMBERED = Duration.ofMillis(LogConfig.SESSION_MILLIS + 2_000);

    /**
     * The members of the purposes' groups, each by its name and the address that it came from.
     *
     * @throws LogAway the cluster does not answer within the time given
     */
    public static List<String> listMembers(LogConfig config, Collection<String> purposes, Duration timeout) {
        List<String> groups = purposes.stream()
                .map(purpose -> EffectConsumer.groupOf(config, purpose))
                .toList();
        List<String> members = new ArrayList<>();
        try (Admin admin = Topics.admin(config, timeout)) {
            Map<String, KafkaFuture<ConsumerGroupDescription>> answers =
                    admin.describeConsumerGroups(groups).describedGroups();
            for (KafkaFuture<ConsumerGroupDescription> answer : answers.values()) {
                members.addAll(membersOf(answer, timeout));
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new LogAway("Kafka at %s did not say who reads the log".formatted(config.bootstrapServers()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogAway("interrupted while asking who reads the log", e);
        }
        return members.stream().distinct().sorted().toList();
    }

    private static List<String> membersOf(KafkaFuture<ConsumerGroupDescription> answer, Duration timeout)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).members().stream()
                    .map(Groups::name)
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }

    private static String name(MemberDescription member) {
        return member.groupInstanceId().orElse(member.consumerId()) + " at "
                + member.host().replaceFirst("^/", "");
    }
}
