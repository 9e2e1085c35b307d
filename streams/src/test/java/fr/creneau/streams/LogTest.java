package fr.creneau.streams;

import static org.assertj.core.api.Assertions.assertThat;

import fr.creneau.engines.EngineSession;
import fr.creneau.events.EventCodec;
import fr.creneau.events.avro.Noticed;
import fr.creneau.events.avro.VanOnRound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log, its consumers and its dead letters, on a real broker. */
class LogTest {
    private static final EventCodec CODEC = new EventCodec();
    private static LogConfig config;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void makeTopics() {
        EngineSession engines = EngineSession.shared();
        config = new LogConfig(engines.kafka(), engines.topicPrefix(LogTest.class), 2, (short) 1, "server-1");
        Topics.create(config, Duration.ofSeconds(30));
        Topics.create(config, Duration.ofSeconds(30));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T closing(T each) {
        open.add(0, each);
        return each;
    }

    private static Noticed notice(String id) {
        return Noticed.newBuilder()
                .setNoticeId(id)
                .setAtMs(1)
                .setKind("test")
                .setSource("test")
                .build();
    }

    private EffectConsumer consume(String purpose, Topic topic, EffectConsumer.Handler handler) {
        DeadLetters letters = closing(new DeadLetters(config));
        return closing(EffectConsumer.inGroup(
                config, CODEC, letters, new EffectConsumer.Subscription(purpose, List.of(topic), 100, 0), handler));
    }

    private static EffectConsumer.Handler into(BlockingQueue<String> seen) {
        return batch -> {
            batch.forEach(r -> seen.add(((Noticed) r.event()).getNoticeId()));
            return CompletableFuture.completedFuture(null);
        };
    }

    private static List<String> take(BlockingQueue<String> queue, int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        while (taken.size() < count) {
            String next = queue.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                break;
            }
            taken.add(next);
        }
        return taken;
    }

    @Test
    void everyPurposeSeesEveryAcknowledgedEventOnceAndGoesOnWhereItLeftOff() throws Exception {
        EventLog log = closing(new EventLog(config, CODEC));
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        log.append(Topic.NOTICES, "k", notice("n1")).get(10, TimeUnit.SECONDS);
        EffectConsumer first = consume("keep", Topic.NOTICES, into(seen));
        assertThat(take(seen, 1)).containsExactly("n1");
        first.close();
        log.append(Topic.NOTICES, "k", notice("n2")).get(10, TimeUnit.SECONDS);
        consume("keep", Topic.NOTICES, into(seen));
        assertThat(take(seen, 1)).containsExactly("n2");
        assertThat(log.appended()).isEqualTo(2);
    }

    @Test
    void aStoreThatIsAwayIsAskedAgainAndLosesNothing() throws Exception {
        EventLog log = closing(new EventLog(config, CODEC));
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        AtomicInteger attempts = new AtomicInteger();
        log.append(Topic.SCANS, "k", notice("s1")).get(10, TimeUnit.SECONDS);
        consume(
                "flaky",
                Topic.SCANS,
                batch -> attempts.incrementAndGet() < 3
                        ? CompletableFuture.failedFuture(new IllegalStateException("the store is away"))
                        : into(seen).handle(batch));
        assertThat(take(seen, 1)).containsExactly("s1");
        assertThat(attempts.get()).isEqualTo(3);
    }

    @Test
    void aPoisonEventIsBuriedAloneAndCanBeReplayed() throws Exception {
        EventLog log = closing(new EventLog(config, CODEC));
        DeadLetters letters = closing(new DeadLetters(config));
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        boolean[] mended = {false};
        log.append(Topic.PLANS, "k", notice("good-1"));
        log.append(Topic.PLANS, "k", notice("bad"));
        try (KafkaProducer<byte[], byte[]> raw = new KafkaProducer<>(
                EventLog.producerProperties(config, "raw"), new ByteArraySerializer(), new ByteArraySerializer())) {
            raw.send(new ProducerRecord<>(config.nameOf(Topic.PLANS), "k".getBytes(), new byte[] {1, 2, 3}))
                    .get();
        }
        log.append(Topic.PLANS, "k", notice("good-2")).get(10, TimeUnit.SECONDS);
        consume("picky", Topic.PLANS, batch -> {
            if (!mended[0]
                    && batch.stream()
                            .anyMatch(r -> ((Noticed) r.event()).getNoticeId().equals("bad"))) {
                throw new IllegalArgumentException("cannot do 'bad'");
            }
            return into(seen).handle(batch);
        });
        assertThat(take(seen, 2)).containsExactly("good-1", "good-2");

        assertThat(letters.list())
                .extracting(DeadLetters.Letter::reason)
                .anyMatch(r -> r.equals("IllegalArgumentException: cannot do 'bad'"))
                .anyMatch(r -> r.contains("without the marker of a single-object encoding"))
                .hasSize(2);
        mended[0] = true;
        assertThat(letters.replay(l -> l.reason().contains("cannot do"))).isEqualTo(1);
        assertThat(take(seen, 1)).containsExactly("bad");
        assertThat(letters.list()).hasSize(1);
    }

    @Test
    void eventsThatAHandlerDoesNotReadArePassedOverUnreadAndCommitted() throws Exception {
        EventLog log = closing(new EventLog(config, CODEC));
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        EffectConsumer.Handler choosy = new EffectConsumer.Handler() {
            @Override
            public CompletionStage<?> handle(List<Received> batch) {
                batch.forEach(r -> seen.add(r.event().getSchema().getName()));
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public boolean reads(String type) {
                return type.equals(VanOnRound.getClassSchema().getFullName());
            }
        };
        log.append(Topic.ANNOUNCEMENTS, "k", notice("passed over"));
        log.append(Topic.ANNOUNCEMENTS, "k", new VanOnRound("V", 1L, List.of()));
        log.append(Topic.ANNOUNCEMENTS, "k", notice("passed over")).get(10, TimeUnit.SECONDS);
        EffectConsumer first = consume("choosy", Topic.ANNOUNCEMENTS, choosy);
        assertThat(take(seen, 1)).containsExactly("VanOnRound");
        first.close();
        log.append(Topic.ANNOUNCEMENTS, "k", new VanOnRound("V", 2L, List.of())).get(10, TimeUnit.SECONDS);
        consume("choosy", Topic.ANNOUNCEMENTS, choosy);
        assertThat(take(seen, 1)).containsExactly("VanOnRound");
        assertThat(seen).isEmpty();
    }

    @Test
    void aLivePageSeesWhatComesFromNowOn() throws Exception {
        EventLog log = closing(new EventLog(config, CODEC));
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        log.append(Topic.EFFECTS, "k", notice("before")).get(10, TimeUnit.SECONDS);
        DeadLetters letters = closing(new DeadLetters(config));
        EffectConsumer live = closing(EffectConsumer.fromNow(
                config,
                CODEC,
                letters,
                new EffectConsumer.Subscription("live", List.of(Topic.EFFECTS), 100, 0),
                into(seen)));
        assertThat(live.awaitStarted(Duration.ofSeconds(20))).isTrue();
        for (int i = 0; i < 8; i++) {
            log.append(Topic.EFFECTS, "k" + i, notice("after")).get(10, TimeUnit.SECONDS);
        }
        assertThat(take(seen, 8)).hasSize(8).containsOnly("after");
    }

    @Test
    void withoutABrokerAnAppendFailsWithinSecondsAndThenAtOnce() {
        LogConfig nowhere = LogConfig.single("127.0.0.1:1", "server-1");
        EventLog log = closing(new EventLog(nowhere, CODEC));
        assertThat(log.append(Topic.NOTICES, "k", notice("n")))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(LogAway.class);
        assertThat(log.isAway()).isTrue();
    }
}
