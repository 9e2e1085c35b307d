package fr.creneau.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rest of the system stands on: what an engine has acknowledged is there after kill −9 and a new start. */
class EnginesTest {
    private static final Path HOME = Path.of(System.getProperty("creneau.home"));

    private final DataFolder data;

    EnginesTest(@TempDir Path folder) {
        data = DataFolder.open(folder);
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void cassandraKeepsEveryAcknowledgedWriteThroughKillNine() throws InterruptedException {
        CassandraSettings settings = CassandraSettings.single(
                HOME, data, LoopbackPorts.free(), CassandraSettings.DEFAULT_HEAP_MB, JvmStart.QUICK);
        Set<Integer> acknowledged;
        CassandraNode first = CassandraNode.start(settings);
        try (CqlSession session = connect(first)) {
            session.execute(
                    "CREATE KEYSPACE k WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': 1}");
            session.execute("CREATE TABLE k.t (id int PRIMARY KEY, v text)");
            acknowledged = writeUntilKilled(session, first.process());
        } finally {
            first.process().kill();
        }
        assertThat(acknowledged).hasSizeGreaterThan(5_000);

        try (CassandraNode again = CassandraNode.start(settings);
                CqlSession session = connect(again)) {
            Set<Integer> found = new HashSet<>();
            for (Row row : session.execute("SELECT id FROM k.t")) {
                found.add(row.getInt(0));
            }
            assertThat(found).containsAll(acknowledged);
        }
    }

    /** Writes with 200 requests in flight and kills the node in full flight; returns the ids that were acknowledged. */
    private static Set<Integer> writeUntilKilled(CqlSession session, ChildProcess node) throws InterruptedException {
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        PreparedStatement insert = session.prepare("INSERT INTO k.t (id, v) VALUES (?, ?)");
        Semaphore inFlight = new Semaphore(200);
        AtomicBoolean killed = new AtomicBoolean();
        for (int id = 0; !killed.get(); id++) {
            int sent = id;
            inFlight.acquire();
            session.executeAsync(insert.bind(sent, "v" + sent)).whenComplete((rows, problem) -> {
                inFlight.release();
                if (problem == null) {
                    acknowledged.add(sent);
                } else if (!node.isAlive()) {
                    killed.set(true);
                }
            });
            if (acknowledged.size() > 5_000 && node.isAlive()) {
                node.kill();
            }
        }
        return acknowledged;
    }

    private static CqlSession connect(CassandraNode node) {
        return CqlSession.builder()
                .addContactPoint(node.contactPoint())
                .withLocalDatacenter(CassandraNode.localDatacenter())
                .build();
    }

    @Test
    void kafkaKeepsEveryAcknowledgedRecordThroughKillNineAndMakesNoTopicByItself()
            throws InterruptedException, ExecutionException {
        KafkaSettings settings =
                KafkaSettings.single(HOME, data, LoopbackPorts.free(), KafkaSettings.DEFAULT_HEAP_MB, JvmStart.QUICK);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        KafkaBroker first = KafkaBroker.start(settings);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", first.bootstrapServers()));
                KafkaProducer<String, String> producer = producer(first)) {
            admin.createTopics(List.of(new NewTopic("events", 1, (short) 1)))
                    .all()
                    .get();
            assertThatThrownBy(() -> producer.partitionsFor("nobody-made-this"))
                    .hasMessageContaining("nobody-made-this");
            CountDownLatch enough = new CountDownLatch(5_000);
            for (int i = 0; i < 20_000; i++) {
                String value = "e" + i;
                producer.send(new ProducerRecord<>("events", value), (sent, problem) -> {
                    if (problem == null) {
                        acknowledged.add(value);
                        enough.countDown();
                    }
                });
            }
            enough.await();
            first.process().kill();
            producer.close(Duration.ZERO);
        } finally {
            first.process().kill();
        }

        try (KafkaBroker again = KafkaBroker.start(settings);
                KafkaConsumer<String, String> consumer = consumer(again)) {
            assertThat(readAll(consumer, new TopicPartition("events", 0))).containsAll(acknowledged);
        }
    }

    private static Set<String> readAll(KafkaConsumer<String, String> consumer, TopicPartition partition) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        Set<String> found = new HashSet<>();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                found.add(record.value());
            }
        }
        return found;
    }

    private static KafkaProducer<String, String> producer(KafkaBroker broker) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("acks", "all");
        properties.put("max.block.ms", "3000");
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    private static KafkaConsumer<String, String> consumer(KafkaBroker broker) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }

    @Test
    void anEngineThatCannotStartSaysWhyWithTheEndOfItsLog() throws IOException {
        CassandraSettings settings = CassandraSettings.single(
                HOME, data, LoopbackPorts.free(), CassandraSettings.DEFAULT_HEAP_MB, JvmStart.QUICK);
        Files.writeString(settings.folder().resolve("data"), "a file where a folder belongs");

        assertThatThrownBy(() -> CassandraNode.start(settings))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Cassandra ended with exit code")
                .hasMessageContaining("before it was ready")
                .hasMessageContaining(settings.folder().resolve("data").toString());
    }
}
